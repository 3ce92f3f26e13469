import { Link } from '@tanstack/react-router';
import { Badge } from '../ui/Badge';
import { grouped } from '../ui/numbers';
import { Aside, Facts } from '../ui/Page';
import { Sparkline } from '../ui/Sparkline';
import { clock, span } from '../ui/time';
import { sentence } from '../ui/tone';
import { Time, useZone } from '../ui/zone';
import { objectOf, rejectClass } from './clusters';
import type { ChangeBefore, RejectCluster } from '../api/types';
import css from './rejects.module.css';

/** One cause: whose matter it is, what to look at first, what was changed just before, and its orders. */
export function ClusterAside(props: {
  of: RejectCluster;
  from: number;
  to: number;
  range: string;
  close: () => void;
}) {
  const { of: c } = props;
  const zone = useZone();
  return (
    <Aside title={rejectClass(c.rejectClass).label} onClose={props.close} testId="cluster-detail">
      <p className={css.text}>{c.text}</p>
      {c.firstAction && (
        <div className={css.first}>
          <strong>First</strong>
          <p>{c.firstAction}</p>
        </div>
      )}
      <div className={css.trend}>
        <Sparkline of={c.trend} label="Rejects over time" />
        <p>
          <span>{clock(props.from, zone)}</span>
          <span>{clock(props.to, zone)}</span>
        </p>
      </div>
      <div>
        <h3>Changed just before</h3>
        <Changes of={c.changesBefore} />
      </div>
      <Facts
        of={[
          ['Class', <Badge key="c" of={rejectClass(c.rejectClass)} />],
          ['Matter of', c.owner ?? '–'],
          ['Code', c.code ? `${c.code} ${c.codeName ?? ''}` : 'none'],
          ['Said by', c.oms ? `${c.oms} on ${c.fixSession}` : `the platform to ${c.fixSession ?? 'the client'}`],
          ['Symbol', c.symbol ?? '–'],
          ['Count', grouped(c.count)],
          ['Accounts hit', grouped(c.accounts)],
          ['First seen', <Time key="f" at={c.firstSeen} />],
          ['Began', c.began ? <Time key="b" at={c.began} /> : 'before this time, and steady'],
          ['Last seen', <Time key="l" at={c.lastSeen} />],
        ]}
      />
      <div>
        <h3>Orders</h3>
        <ul className={css.samples}>
          {c.samples.map((id) => (
            <li key={id}>
              <Link to="/orders/$id" params={{ id }} className="mono link" data-testid="cluster-order">
                {id}
              </Link>
            </li>
          ))}
        </ul>
        <Link
          to="/rejects"
          search={{ view: 'each', cluster: c.id, from: props.range }}
          className="link"
          data-testid="cluster-all"
        >
          All {grouped(c.count)} one by one
        </Link>
      </div>
    </Aside>
  );
}

function Changes({ of }: { of: ChangeBefore[] }) {
  if (of.length === 0)
    return <p className="muted">Nobody changed anything in the minutes before. Look at the OMS.</p>;
  return (
    <ol className={css.changes}>
      {of.map((change) => (
          <li key={`${change.at}${change.objectId}${change.action}`} data-testid="change-before">
            <strong>{sentence(change.action)}</strong>
            <span>{span(change.secondsBefore * 1_000)} before it began</span>
            <p>
              <Link to="/audit" search={{ object: objectOf(change) }} className="link mono">
                {objectOf(change)}
              </Link>{' '}
              by {change.actor}
              {change.reason ? `: “${change.reason}”` : ''}
            </p>
          </li>
        ))}
    </ol>
  );
}
