import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { sessionQuery } from '../api/queries';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { grouped } from '../ui/numbers';
import { Aside, Facts } from '../ui/Page';
import { Ago, Time } from '../ui/zone';
import { SessionActions } from './SessionActions';
import { Definition, Figures, LatestMessages } from './SessionMore';
import { SessionTimelinePart } from './SessionTimelinePart';
import { roleName, sessionState } from './state';

export function SessionAside({ id }: { id: string }) {
  const navigate = useNavigate();
  const session = useQuery({ ...sessionQuery(id), refetchInterval: 5_000 });
  const s = session.data;
  return (
    <Aside
      title={id}
      onClose={() => navigate({ to: '/sessions/{-$id}', params: {} })}
      testId="session-detail"
    >
      {session.isPending ? (
        <Loading rows={8} />
      ) : !s ? (
        <Failed error={session.error} retry={() => session.refetch()} />
      ) : (
        <>
          <SessionActions of={s} />
          <SessionTimelinePart of={s} />
          <Facts
            of={[
              ['State', <Badge key="s" of={sessionState(s.state)} />],
              ['Since', <Time key="t" at={s.since} />],
              ['Role', [s.oms, roleName(s.role), s.environment].filter(Boolean).join(' · ')],
              ['CompIDs', <span key="c" className="mono">{`${s.senderCompId} → ${s.targetCompId}`}</span>],
              ['FIX', s.fixVersion],
              ['Next in / out', `${grouped(s.nextIn)} / ${grouped(s.nextOut)}`],
              ['Heartbeat', `${s.heartBtInt} s`],
              [
                'Peer',
                s.remoteAddress ? (
                  <span key="p" className="mono">
                    {s.remoteAddress}
                  </span>
                ) : (
                  'not connected'
                ),
              ],
              ['Owner', s.owner],
              ['Reported', <Ago key="a" at={s.at} />],
              ['Last error', s.lastError ?? 'none'],
            ]}
          />
          {s.role !== 'MARKET_DATA' && (
            <Link
              to="/orders"
              search={s.role === 'ORDER_ENTRY' ? { clientSession: s.id } : s.oms ? { oms: s.oms } : {}}
              className="link"
            >
              {s.role === 'ORDER_ENTRY' ? `Orders of ${s.id}` : `Orders at ${s.oms}`}
            </Link>
          )}
          <Figures of={s} />
          <LatestMessages session={s.id} />
          <Definition session={s.id} />
        </>
      )}
    </Aside>
  );
}
