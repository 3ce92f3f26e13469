import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { queryText } from './api/client';
import { MESSAGE_FILTERS } from './messages/filter';
import { type OrderFilter, readFilter } from './orders/filter';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';

type ZoneSearch = { tz?: 'local' };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;

/** Keeps the named text parameters of a URL and drops the rest. */
function texts<N extends string>(...names: N[]) {
  return (search: Record<string, unknown>): Partial<Record<N, string>> => {
    const known: Partial<Record<N, string>> = {};
    for (const name of names) {
      const value = text(search[name]);
      if (value) known[name] = value;
    }
    return known;
  };
}

const root = createRootRoute({
  validateSearch: (search: Record<string, unknown>): ZoneSearch =>
    search.tz === 'local' ? { tz: 'local' } : {},
  search: { middlewares: [retainSearchParams(['tz'])] },
  component: Shell,
  notFoundComponent: NotFound,
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/OverviewPage')),
});

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions/{-$id}',
  component: lazyRouteComponent(() => import('./sessions/SessionsPage')),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): OrderFilter => readFilter(search),
  component: lazyRouteComponent(() => import('./orders/OrdersPage')),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./orders/OrderPage')),
});

const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  validateSearch: texts(...MESSAGE_FILTERS),
  component: lazyRouteComponent(() => import('./messages/MessagesPage')),
});

const rejects = createRoute({
  getParentRoute: () => root,
  path: '/rejects',
  validateSearch: texts('from', 'view', 'by', 'q', 'rejectClass', 'symbol', 'fixSession', 'cluster', 'source'),
  component: lazyRouteComponent(() => import('./rejects/RejectsPage')),
});

const breaks = createRoute({
  getParentRoute: () => root,
  path: '/breaks/{-$id}',
  validateSearch: texts(
    ...['status', 'type', 'oms', 'symbol', 'severity', 'review', 'owner', 'older', 'act'] as const,
  ),
  component: lazyRouteComponent(() => import('./breaks/BreaksPage')),
});

const recon = createRoute({
  getParentRoute: () => root,
  path: '/recon/{-$view}',
  validateSearch: texts('day', 'oms', 'at', 'template', 'act', 'open'),
  component: lazyRouteComponent(() => import('./recon/ReconPage')),
});

const symbols = createRoute({
  getParentRoute: () => root,
  path: '/symbols',
  validateSearch: texts('q', 'env', 'assetClass', 'state', 'symbol', 'kill', 'release'),
  component: lazyRouteComponent(() => import('./symbols/SymbolsPage')),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: texts('q', 'env', 'state'),
  component: lazyRouteComponent(() => import('./accounts/AccountsPage')),
});

const latency = createRoute({
  getParentRoute: () => root,
  path: '/latency',
  validateSearch: texts('from', 'by', 'hop', 'key', 'env'),
  component: lazyRouteComponent(() => import('./latency/LatencyPage')),
});

const support = createRoute({
  getParentRoute: () => root,
  path: '/support/{-$account}',
  validateSearch: texts('q'),
  component: lazyRouteComponent(() => import('./support/SupportPage')),
});

const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies/{-$view}',
  validateSearch: texts('q', 'env', 'state', 'policy', 'version', 'against', 'act', 'simulation'),
  component: lazyRouteComponent(() => import('./policies/PoliciesPage')),
});

const apiKeys = createRoute({
  getParentRoute: () => root,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./apikeys/ApiKeysPage')),
});

const decode = createRoute({
  getParentRoute: () => root,
  path: '/decode',
  component: lazyRouteComponent(() => import('./decode/DecodePage')),
});

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts/{-$view}',
  validateSearch: texts('state', 'severity', 'q', 'open', 'rule'),
  component: lazyRouteComponent(() => import('./alerts/AlertsPage')),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: texts('q', 'object', 'actor', 'from', 'entry'),
  component: lazyRouteComponent(() => import('./audit/AuditPage')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...[overview, alerts, sessions, orders, order, messages, decode, rejects, latency, breaks, recon],
    ...[symbols, accounts, support, policies, audit, apiKeys],
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  pathParamsAllowedCharacters: [':'],
  scrollRestoration: true,
  // Plain text in the URL: no JSON quotes around what people read, edit and send to each other.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => queryText(search as Record<string, string>),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
