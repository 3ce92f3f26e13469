import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionsQuery } from '../api/queries';
import { grouped, isLoggedOn, routeOf, sessionState } from '../sessions/state';
import { Badge } from '../ui/Badge';
import { Blank, Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import css from './overview.module.css';

/** Which way orders go at each OMS, and which clients are away. */
export function Links() {
  const sessions = useQuery(sessionsQuery);
  if (!sessions.data)
    return (
      <Panel title="OMS links">
        <Loading rows={3} />
      </Panel>
    );
  const { links, dropCopies, clients } = grouped(sessions.data);
  return (
    <Panel
      title="OMS links"
      aside={
        <Link to="/sessions/{-$id}" className="link">
          All sessions
        </Link>
      }
    >
      {links.length === 0 && (
        <Blank icon="sessions" title="No OMS links">
          Declare an OMS in the gateway's configuration.
        </Blank>
      )}
      <ul className={css.list}>
        {links.map((link) => {
          const route = routeOf(link);
          const drop = dropCopies.find((d) => d.oms === link.oms);
          return (
            <li key={link.oms}>
              <strong>{link.oms}</strong>
              <span className={css.listText}>
                {route === 'none' ? 'no session takes orders' : `orders go by the ${route}`}
                {drop && !isLoggedOn(drop) ? ', drop copy is away' : ''}
              </span>
              <Badge
                bare
                of={
                  route === 'primary'
                    ? { label: 'On primary', tone: 'ok' }
                    : route === 'secondary'
                      ? { label: 'On secondary', tone: 'warn' }
                      : { label: 'Down', tone: 'bad' }
                }
              />
            </li>
          );
        })}
        {clients.length > 0 && (
          <li>
            <strong>Clients</strong>
            <span className={css.listText}>
              {clients
                .filter((c) => !isLoggedOn(c))
                .slice(0, 3)
                .map((c) => `${c.id} ${sessionState(c.state).label.toLowerCase()}`)
                .join(', ') || 'all logged on'}
            </span>
            <span>
              {clients.filter(isLoggedOn).length}/{clients.length}
            </span>
          </li>
        )}
      </ul>
    </Panel>
  );
}
