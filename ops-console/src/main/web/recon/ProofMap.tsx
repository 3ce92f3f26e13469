import { useMemo, useState } from 'react';
import { grouped, plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { clock, type Zone } from '../ui/time';
import { useZone } from '../ui/zone';
import type { Proof } from './contract';
import { usePlace } from './place';
import { type Hour, hoursOf, hourWords, type Minute } from './proof';
import css from './recon.module.css';

type Told = { oms: string; minute: Minute };

/** The day by OMS, a row an hour and a cell a minute; a click narrows the windows below to it. */
export function ProofMap({ of }: { of: Proof }) {
  const [told, setTold] = useState<Told>();
  const { search } = usePlace();
  const zone = useZone();
  const omss = of.perOms.map((o) => o.oms);
  const shown = omss.filter((o) => !search.oms || o === search.oms);
  return (
    <Panel
      title="By OMS and minute"
      note={<Legend />}
      aside={<span className={css.told}>{told ? minuteWords(told, zone) : 'Point at a minute, or choose one'}</span>}
      testId="proof-map"
    >
      <div className={css.maps} data-many={shown.length > 1} onMouseLeave={() => setTold(undefined)}>
        {shown.map((oms) => (
          <OmsMap key={oms} oms={oms} of={of} tell={setTold} />
        ))}
      </div>
    </Panel>
  );
}

function Legend() {
  return (
    <span className={css.legend}>
      <i className={css.cell} data-state="proven" /> proven
      <i className={css.cell} data-state="unproven" /> unproven, crossed
      <i className={css.cell} data-state="none" /> nothing traded
    </span>
  );
}

function minuteWords({ oms, minute: m }: Told, zone: Zone): string {
  const at = `${oms} ${clock(m.at, zone).slice(0, 5)}`;
  if (m.state === 'none') return `${at}: nothing traded`;
  if (m.state === 'proven') return `${at}: all ${plural(m.proven, 'execution')} proven`;
  return `${at}: ${grouped(m.unproven)} of ${plural(m.proven + m.unproven, 'execution')} unproven`;
}

function OmsMap({ oms, of, tell }: { oms: string; of: Proof; tell: (told: Told | undefined) => void }) {
  const hours = useMemo(() => hoursOf(of.cells, oms), [of.cells, oms]);
  const { search, set } = usePlace();
  const chosen = search.oms === oms;
  return (
    <div className={css.map} data-testid="proof-oms" data-id={oms}>
      <h3>
        {oms}
        {chosen && (
          <button type="button" className="link" onClick={() => set({ oms: undefined, at: undefined })}>
            all OMSs
          </button>
        )}
      </h3>
      {hours.map((hour) => (
        <HourRow key={hour.start} of={hour} oms={oms} tell={tell} />
      ))}
      <p className={css.scale} aria-hidden="true">
        <span>:00</span>
        <span>:15</span>
        <span>:30</span>
        <span>:45</span>
        <span />
      </p>
    </div>
  );
}

function HourRow({ of: hour, oms, tell }: { of: Hour; oms: string; tell: (told: Told | undefined) => void }) {
  const { search, set } = usePlace();
  const zone = useZone();
  const name = clock(hour.start, zone).slice(0, 5);
  const utc = new Date(hour.start).toISOString();
  const at = utc.slice(11, 13);
  const here = search.oms === oms;
  const pick = (to: string) => set(here && search.at === to ? { at: undefined } : { oms, at: to });
  return (
    <div className={css.hour} data-chosen={here && search.at === at}>
      <button type="button" aria-pressed={here && search.at === at} onClick={() => pick(at)} data-testid="proof-hour">
        {name}
        <span className="sr"> {oms}, its unproven windows</span>
      </button>
      <div
        className={css.minutes}
        role="img"
        aria-label={`${oms} ${name}: ${hourWords(hour, (m) => clock(m, zone).slice(0, 5))}`}
        onMouseLeave={() => tell(undefined)}
      >
        {hour.minutes.map((m) => {
          const utcMinute = new Date(m.at).toISOString().slice(11, 16);
          return (
            <i
              key={m.at}
              className={css.cell}
              data-state={m.state}
              data-chosen={here && search.at === utcMinute}
              data-testid={m.state === 'unproven' ? 'unproven-minute' : undefined}
              data-minute={utcMinute}
              onMouseEnter={() => tell({ oms, minute: m })}
              onClick={() => m.state !== 'none' && pick(utcMinute)}
            />
          );
        })}
      </div>
      <span className={css.count} data-unproven={hour.unproven > 0}>
        {hour.unproven > 0 ? `${grouped(hour.unproven)} open` : ''}
      </span>
    </div>
  );
}
