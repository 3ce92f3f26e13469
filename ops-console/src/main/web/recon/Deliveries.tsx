import { useQuery } from '@tanstack/react-query';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { grouped, plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { type Labelled, labelled } from '../ui/tone';
import { Time } from '../ui/zone';
import { deliveriesQuery } from './queries';
import css from './recon.module.css';

const STATUS: Record<string, Labelled> = {
  BEGUN: { label: 'On its way', tone: 'info' },
  DELIVERED: { label: 'Delivered', tone: 'ok' },
  FAILED: { label: 'Failed', tone: 'bad' },
};

/** Where the day's file went. */
export function Deliveries({ oms, day }: { oms: string; day: string }) {
  const sent = useQuery(deliveriesQuery(oms, day));
  return (
    <Panel
      title="Deliveries"
      note={day}
      aside={<Export path="/recon-deliveries" params={{ oms, tradeDate: day }} />}
      testId="deliveries"
    >
      {sent.isPending ? (
        <Loading rows={3} />
      ) : !sent.data ? (
        <Failed error={sent.error} retry={() => sent.refetch()} />
      ) : sent.data.length === 0 ? (
        <Blank icon="upload" title="Not delivered">
          The file of this day has not left yet.
        </Blank>
      ) : (
        <ul className={css.list}>
          {sent.data.map((d) => (
            <li key={d.id} data-testid="delivery">
              <Badge of={labelled(STATUS, d.status)} />
              <b>{d.destination}</b>
              <span className="muted">
                <Time at={d.at} /> by {d.by}
              </span>
              <span className={css.line}>
                <span className="mono">{d.fileName}</span>, {plural(d.rows, 'row')}, {grouped(d.qty)} units
                {d.differences > 0 && `, ${plural(d.differences, 'difference')} accepted: ${d.acceptedReason ?? ''}`}
              </span>
              <q className="muted">{d.reason}</q>
              {d.detail && <span className={css.bad}>{d.detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
