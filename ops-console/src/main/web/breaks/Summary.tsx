import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reconSummaryQuery } from '../api/queries';
import type { ReconOms } from '../api/types';
import { openBreaksQuery } from '../recon/queries';
import { Failed, Loading } from '../ui/Blank';
import { grouped } from '../ui/numbers';
import { Notice, Panel } from '../ui/Page';
import { Ago, useNow } from '../ui/zone';
import { Ages } from './Ages';
import { overdue, verdict } from './breaks';
import css from './breaks.module.css';

/** Whether both sides agree, how much of each OMS is proven, and how old what is open has become. */
export function Summary() {
  const summary = useQuery(reconSummaryQuery);
  const open = useQuery(openBreaksQuery).data ?? [];
  const now = useNow();
  if (summary.isPending)
    return (
      <Panel>
        <Loading rows={2} />
      </Panel>
    );
  if (!summary.data)
    return (
      <Panel>
        <Failed error={summary.error} retry={() => summary.refetch()} />
      </Panel>
    );
  const s = summary.data;
  const v = verdict(s, open.filter((b) => overdue(b, now)).length);
  return (
    <>
      <Notice tone={v.tone} title={v.title} testId="recon-banner">
        {v.text}
      </Notice>
      <div className={css.state} data-ages={open.length > 0}>
        <Panel testId="recon-summary">
          <div className={css.summary}>
            <Total name="All" of={{ oms: 'All', ...s }} />
            {(s.perOms ?? []).map((oms) => (
              <Total key={oms.oms} name={oms.oms} of={oms} />
            ))}
          </div>
        </Panel>
        {open.length > 0 && <Ages of={open} now={now} />}
      </div>
    </>
  );
}

function Total({ name, of }: { name: string; of: ReconOms }) {
  const matched = of.matched ?? 0;
  const all = matched + (of.pending ?? 0) + (of.open ?? 0);
  const proven = all > 0 ? (matched / all) * 100 : 0;
  return (
    <div className={css.total} data-testid={`recon-${name}`}>
      <h2>
        {name === 'All' ? (
          'All OMSs'
        ) : (
          <Link to="/recon/{-$view}" params={{}} search={{ oms: name }} title={`Proof of ${name}, by minute`}>
            {name}
          </Link>
        )}
      </h2>
      <div className={css.meter}>
        <i style={{ '--part': `${proven}%` } as React.CSSProperties} data-open={(of.open ?? 0) > 0} />
        <span>{all > 0 ? `${rounded(proven)} % proven` : 'nothing seen'}</span>
      </div>
      <dl>
        <div>
          <dt>Matched</dt>
          <dd>{grouped(matched)}</dd>
        </div>
        <div>
          <dt>Pending</dt>
          <dd>{grouped(of.pending ?? 0)}</dd>
        </div>
        <div>
          <dt>Open</dt>
          <dd data-bad={(of.open ?? 0) > 0}>{grouped(of.open ?? 0)}</dd>
        </div>
        <div>
          <dt>Last drop copy</dt>
          <dd>
            <Ago at={of.lastDropCopyAt} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** Down, so that 100 is said of all alone. */
function rounded(percent: number): string {
  if (percent === 100) return '100';
  const scale = percent > 99 ? 100 : 10;
  return (Math.floor(percent * scale) / scale).toFixed(percent > 99 ? 2 : 1);
}
