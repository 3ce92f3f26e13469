import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rejectsQuery } from '../rejects/queries';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './overview.module.css';

export function LatestRejects() {
  const rejects = useInfiniteQuery({ ...rejectsQuery({ limit: 8 }), refetchInterval: 5_000 });
  const rows = rejects.data?.pages[0]?.items ?? [];
  return (
    <Panel
      title="Latest rejects"
      aside={
        <Link to="/rejects" className="link">
          All rejects
        </Link>
      }
      testId="latest-rejects"
    >
      {rejects.isPending ? (
        <Loading rows={4} />
      ) : rejects.error && !rejects.data ? (
        <Failed error={rejects.error} retry={() => rejects.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="check" title="No rejects">
          Neither a rule nor an OMS has refused an order yet.
        </Blank>
      ) : (
        <ul className={css.rejects}>
          {rows.slice(0, 8).map((r, i) => (
            <li key={`${r.at}${r.clOrdId ?? i}`}>
              <span className={css.rejectAt}>
                <Time at={r.at} />
              </span>
              <Badge
                bare
                of={
                  r.source === 'OMS'
                    ? { label: 'OMS', tone: 'bad' }
                    : { label: r.rule ? sentence(r.rule) : 'Platform', tone: 'policy' }
                }
              />
              <span className={css.rejectText} title={r.text ?? ''}>
                {r.text}
              </span>
              <span className={css.rejectWho}>
                {r.orderId ? (
                  <Link to="/orders/$id" params={{ id: r.orderId }} className="link">
                    {r.symbol ?? r.clOrdId}
                  </Link>
                ) : (
                  (r.symbol ?? '')
                )}{' '}
                <span className="muted">{r.account ?? r.clientSession}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
