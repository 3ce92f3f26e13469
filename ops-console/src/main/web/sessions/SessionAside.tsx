import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { sessionQuery } from '../api/queries';
import type { FixIncident } from '../api/types';
import { Badge, Shape } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { grouped } from '../ui/numbers';
import { Aside, Facts } from '../ui/Page';
import { sentence, type Tone } from '../ui/tone';
import { Ago, Time } from '../ui/zone';
import { SessionActions } from './SessionActions';
import { Definition, Figures, LatestMessages } from './SessionMore';
import css from './sessions.module.css';
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
          <Link
            to="/orders"
            search={s.role === 'ORDER_ENTRY' ? { clientSession: s.id } : s.oms ? { oms: s.oms } : {}}
            className="link"
          >
            {s.role === 'ORDER_ENTRY' ? `Orders of ${s.id}` : `Orders at ${s.oms}`}
          </Link>
          <Figures of={s} />
          <LatestMessages session={s.id} />
          <Definition session={s.id} />
          <div>
            <h3>Incidents</h3>
            <Incidents of={s.incidents ?? []} />
          </div>
        </>
      )}
    </Aside>
  );
}

const SEVERITY: Record<string, Tone> = { NORMAL: 'idle', WARNING: 'warn', CRITICAL: 'bad' };

function Incidents({ of }: { of: FixIncident[] }) {
  if (of.length === 0) return <p className="muted">Nothing has happened on this session yet.</p>;
  return (
    <ol className={css.incidents}>
      {of.map((incident) => {
        const tone = SEVERITY[incident.severity] ?? 'idle';
        return (
          <li key={incident.incidentId} data-testid="incident-row" data-tone={tone}>
            <span className={css.incidentHead}>
              <Shape tone={tone} />
              <strong>{sentence(incident.kind)}</strong>
              {incident.severity !== 'NORMAL' && <span>{sentence(incident.severity)}</span>}
              <span className={css.incidentAt}>
                <Time at={incident.at} />
              </span>
            </span>
            <p>{incident.detail}</p>
          </li>
        );
      })}
    </ol>
  );
}
