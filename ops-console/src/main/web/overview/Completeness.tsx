import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import type { CompletenessMinute } from '../api/types';
import { byOms, minuteState, minuteText, verdict } from './completeness';
import css from './overview.module.css';
import { completenessQuery } from './queries';

const MINUTES = 30;

const ENVIRONMENTS = [
  { value: '', label: 'All' },
  { value: 'LIVE', label: 'LIVE' },
  { value: 'DEMO', label: 'DEMO' },
];

/** Silence made visible: per minute and OMS, whether what went out was answered, and proven by drop copy. */
export function Completeness() {
  const zone = useZone();
  const [environment, setEnvironment] = useState('');
  const rows = useQuery(completenessQuery(environment));
  const [over, setOver] = useState<CompletenessMinute>();
  const omss = byOms(rows.data ?? [], MINUTES);
  return (
    <Panel
      title="Completeness"
      note={`last ${MINUTES} minutes`}
      aside={
        <>
          <span className={css.legend}>
            <i className={css.minute} data-state="complete" /> answered
          </span>
          <span className={css.legend}>
            <i className={css.minute} data-state="open" /> not yet
          </span>
          <span className={css.legend}>
            <i className={css.minute} data-state="silent" /> silent
          </span>
          <Tabs label="Environment" value={environment} options={ENVIRONMENTS} onPick={setEnvironment} />
        </>
      }
      testId="completeness"
    >
      {rows.isPending ? (
        <Loading rows={2} />
      ) : rows.error && !rows.data ? (
        <Failed error={rows.error} retry={() => rows.refetch()} />
      ) : (
        <div className={css.complete} onMouseLeave={() => setOver(undefined)}>
          {omss.map((oms) => (
            <div key={oms.oms} className={css.completeRow} data-testid="completeness-row" data-id={oms.oms}>
              <strong>{oms.oms}</strong>
              <div
                className={css.minutes}
                role="img"
                aria-label={`${oms.oms}: ${oms.minutes.map((m) => minuteState(m, false)).join(', ')}`}
              >
                {oms.minutes.map((m, i) => (
                  <i
                    key={m.minute}
                    className={css.minute}
                    data-state={minuteState(m, i === oms.minutes.length - 1)}
                    onMouseEnter={() => setOver(m)}
                  />
                ))}
              </div>
              <Badge bare of={verdict(oms)} />
            </div>
          ))}
          <p className={css.completeTold}>
            {over
              ? `${clock(over.minute, zone).slice(0, 5)} ${over.oms}: ${minuteText(over)}`
              : omss.length === 0
                ? 'No order has gone to an OMS yet.'
                : 'Orders, their answers, the OMS’s reports and its drop copies, counted each minute.'}
          </p>
        </div>
      )}
    </Panel>
  );
}
