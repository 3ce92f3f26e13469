import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { needsSomeone } from '../alerts/alerts';
import { activeAlertsQuery } from '../alerts/queries';
import { statusQuery } from '../api/queries';
import { Icon, type IconName } from '../ui/Icon';
import css from './shell.module.css';

type Item = { to: string; name: string; icon: IconName; id: string; count?: number; what?: string };

export function Nav() {
  const { data: status } = useQuery(statusQuery);
  const open = needsSomeone(useQuery(activeAlertsQuery).data ?? []).length;
  const off = status ? status.sessions.total - status.sessions.loggedOn : 0;
  const operate: Item[] = [
    { to: '/', name: 'Overview', icon: 'overview', id: 'overview' },
    { to: '/alerts', name: 'Alerts', icon: 'alerts', id: 'alerts', count: open, what: 'open' },
    {
      to: '/sessions',
      name: 'Sessions',
      icon: 'sessions',
      id: 'sessions',
      count: off,
      what: 'not logged on',
    },
    { to: '/orders', name: 'Orders', icon: 'orders', id: 'orders' },
    { to: '/messages', name: 'Messages', icon: 'messages', id: 'messages' },
    { to: '/rejects', name: 'Rejects', icon: 'rejects', id: 'rejects' },
    { to: '/latency', name: 'Latency', icon: 'latency', id: 'latency' },
    {
      to: '/breaks',
      name: 'Breaks',
      icon: 'breaks',
      id: 'breaks',
      count: status?.breaks.open ?? 0,
      what: 'open',
    },
    { to: '/recon', name: 'Proof', icon: 'proof', id: 'recon' },
  ];
  const govern: Item[] = [
    {
      to: '/symbols',
      name: 'Symbols',
      icon: 'symbols',
      id: 'symbols',
      count: status?.killSwitches.engaged ?? 0,
      what: 'killed',
    },
    { to: '/accounts', name: 'Accounts', icon: 'accounts', id: 'accounts' },
    { to: '/support', name: 'Support', icon: 'support', id: 'support' },
    { to: '/policies', name: 'Policies', icon: 'policies', id: 'policies' },
    { to: '/audit', name: 'Audit', icon: 'audit', id: 'audit' },
    { to: '/api-keys', name: 'API keys', icon: 'keys', id: 'api-keys' },
  ];
  return (
    <nav className={css.nav} aria-label="Main">
      <Link to="/" className={css.brand} aria-label="Interlock, overview">
        <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" className={css.brandBox} />
          <path
            d="M5 21h22M9 21c7 0 7-10 14-10h4"
            fill="none"
            stroke="#fff"
            strokeWidth="3"
            strokeLinecap="round"
          />
        </svg>
        <span>Interlock</span>
      </Link>
      <Group items={operate} />
      <p className={css.navTitle}>Governance</p>
      <Group items={govern} />
      <div className={css.navFoot}>
        <a
          className={css.navLink}
          href="/swagger-ui/index.html"
          target="_blank"
          rel="noreferrer"
          data-testid="nav-api-docs"
        >
          <Icon name="api" />
          REST API
          <Icon name="external" size={12} />
        </a>
      </div>
    </nav>
  );
}

function Group({ items }: { items: Item[] }) {
  return (
    <ul className={css.navList}>
      {items.map((item) => (
        <li key={item.id}>
          <Link
            to={item.to}
            className={css.navLink}
            activeOptions={{ exact: item.to === '/', includeSearch: false }}
            data-testid={`nav-${item.id}`}
          >
            <Icon name={item.icon} />
            {item.name}
            {item.count ? (
              <span className={css.navCount}>
                {item.count}
                <span className="sr"> {item.what}</span>
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
