import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { recentOrdersQuery, sessionsQuery } from '../api/queries';
import type { FixSession } from '../api/types';
import { grouped, isLoggedOn, type OmsLink, routeOf, sessionState } from '../sessions/state';
import { Badge } from '../ui/Badge';
import { Blank, Loading } from '../ui/Blank';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { useNow } from '../ui/zone';
import css from './map.module.css';
import { type Flow, flows, linkState } from './map';

const ROW = 84;

/** Clients, the platform and the OMSs as a map: which way orders go now, how many, and what is away. */
export function Links() {
  const sessions = useQuery(sessionsQuery);
  const orders = useQuery(recentOrdersQuery).data ?? [];
  const now = useNow();
  if (!sessions.data)
    return (
      <Panel title="Links">
        <Loading rows={4} />
      </Panel>
    );
  const { links, dropCopies, clients } = grouped(sessions.data);
  const flow = flows(orders, now);
  return (
    <Panel
      title="Links"
      note="orders of the last minute"
      aside={
        <Link to="/sessions/{-$id}" className="link">
          All sessions
        </Link>
      }
      testId="link-map"
    >
      {links.length === 0 ? (
        <Blank icon="sessions" title="No OMS links">
          Declare an OMS in the gateway's configuration.
        </Blank>
      ) : (
        <div className={css.map} style={{ '--rows': links.length } as React.CSSProperties}>
          <Clients of={clients} />
          <Lines links={links} flow={flow} />
          <ul className={css.omss}>
            {links.map((link) => (
              <Oms
                key={link.oms}
                link={link}
                dropCopy={dropCopies.find((d) => d.oms === link.oms)}
                flow={flow.get(link.oms)}
              />
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function Clients({ of }: { of: FixSession[] }) {
  const away = of.filter((c) => !isLoggedOn(c));
  const lost = away.filter((c) => sessionState(c.state).tone === 'bad');
  return (
    <div className={css.clients}>
      <strong>Clients</strong>
      <span className={css.big}>
        {of.length - away.length}
        <small>/{of.length}</small>
      </span>
      {lost.length > 0 ? (
        <Badge bare of={{ label: `${lost[0]?.id ?? ''}${lost.length > 1 ? ` +${lost.length - 1}` : ''} lost`, tone: 'bad' }} />
      ) : (
        <span className="muted">{away.length === 0 ? 'all logged on' : `${away.length} away`}</span>
      )}
    </div>
  );
}

/** From the platform to each session of each OMS; the one that takes orders is drawn strong. */
function Lines({ links, flow }: { links: OmsLink[]; flow: Map<string, Flow> }) {
  const height = links.length * ROW;
  const middle = height / 2;
  return (
    <svg
      className={css.lines}
      viewBox={`0 0 200 ${height}`}
      preserveAspectRatio="none"
      style={{ height }}
      aria-hidden="true"
    >
      <path d={`M0 ${middle}H66`} className={css.line} data-tone="ok" />
      {links.map((link, i) => {
        const route = routeOf(link);
        const quiet = !flow.get(link.oms)?.perMinute;
        return (['primary', 'secondary'] as const).map((role, k) => {
          const session = link[role];
          if (!session) return null;
          const y = i * ROW + 30 + k * 24;
          return (
            <path
              key={session.id}
              d={`M66 ${middle}C120 ${middle} 110 ${y} 200 ${y}`}
              className={css.line}
              data-carries={route === role}
              data-quiet={quiet}
              data-tone={isLoggedOn(session) ? 'ok' : sessionState(session.state).tone}
            />
          );
        });
      })}
      <circle cx="66" cy={middle} r="5" className={css.hub} />
    </svg>
  );
}

function Oms(props: { link: OmsLink; dropCopy: FixSession | undefined; flow: Flow | undefined }) {
  const { link, dropCopy, flow } = props;
  const route = routeOf(link);
  return (
    <li className={css.oms} data-testid="link-row" data-id={link.oms}>
      <div className={css.sessions}>
        {(['primary', 'secondary'] as const).map((role) => {
          const session = link[role];
          return session ? (
            <Link
              key={role}
              to="/sessions/{-$id}"
              params={{ id: session.id }}
              className={css.session}
              data-carries={route === role}
              title={sessionState(session.state).label}
            >
              {session.id}
              {!isLoggedOn(session) && <Badge bare of={sessionState(session.state)} />}
            </Link>
          ) : null;
        })}
      </div>
      <div className={css.omsSide}>
        <span className={css.omsHead}>
          <strong>{link.oms}</strong>
          <Badge bare of={linkState(link, dropCopy)} />
        </span>
        <span className="muted">
          {flow ? plural(flow.perMinute, 'order') : 'no orders'}
          {flow && flow.rejects > 0 ? `, ${flow.rejects} rejected` : ''}
          {dropCopy ? ` · drop copy ${sessionState(dropCopy.state).label.toLowerCase()}` : ''}
        </span>
      </div>
    </li>
  );
}
