import type { ServiceStatus } from '../api/types';

/** What a service's absence means, and the pages that lack something by it. */
type Part = { pages: string[]; words: string };

const PARTS: Record<string, Part> = {
  'fix-gateway': {
    pages: ['/', '/sessions', '/orders', '/messages', '/support', '/latency'],
    words: 'sessions are shown as last heard of, FIX messages cannot be read, nothing can be operated',
  },
  'routing-service': {
    pages: ['/', '/orders', '/policies', '/rejects', '/support', '/latency'],
    words: 'new orders wait, and are refused once past their maximum age',
  },
  'symbol-cms-service': {
    pages: ['/', '/symbols', '/orders', '/support'],
    words: 'symbols and kill switches are as last heard of and cannot be changed; new orders are refused',
  },
  'crm-provisioning-service': {
    pages: ['/', '/accounts', '/orders', '/support'],
    words: 'accounts are as last heard of, no sign-up or deposit is taken in; new orders are refused',
  },
  'dropcopy-recon-service': {
    pages: ['/', '/breaks', '/recon'],
    words: 'executions are not compared with drop copy; breaks are as last heard of',
  },
};

const UNKNOWN: Part = { pages: ['/'], words: 'what it does is not done' };

export type Missing = { service: string; words: string };

/** What the page at {@code path} lacks while services are not up, in the order of the services. */
export function missing(path: string, services: ServiceStatus[]): Missing[] {
  return services
    .filter((s) => s.status === 'DOWN')
    .map((s) => ({ service: s.name, part: PARTS[s.name] ?? UNKNOWN }))
    .filter(({ part }) => part.pages.some((page) => shows(path, page)))
    .map(({ service, part }) => ({ service, words: part.words }));
}

function shows(path: string, page: string): boolean {
  return path === page || (page !== '/' && path.startsWith(`${page}/`));
}
