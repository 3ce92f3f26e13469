import type { FixSession, KillSwitch, Order, SymbolListing } from '../api/types';

export type Found =
  | { kind: 'order'; order: Order }
  | { kind: 'session'; session: FixSession }
  | { kind: 'symbol'; listing: SymbolListing; killed: boolean };

const PER_KIND = 6;

/** Sessions and symbols that a query names, the best first; orders are found by the server. */
export function find(
  query: string,
  sessions: FixSession[],
  symbols: SymbolListing[],
  kills: KillSwitch[],
): Found[] {
  const needle = query.trim().toUpperCase();
  if (!needle) return [];
  const killed = new Set(kills.map((k) => `${k.environment}:${k.symbol}`));
  const foundSessions = best(needle, sessions, (s) => [s.id, s.oms ?? '']).map(
    (session): Found => ({ kind: 'session', session }),
  );
  const foundSymbols = best(needle, symbols, (s) => [s.symbol, s.description]).map(
    (listing): Found => ({
      kind: 'symbol',
      listing,
      killed: killed.has(`${listing.environment}:${listing.symbol}`),
    }),
  );
  return [...foundSessions, ...foundSymbols];
}

function best<T>(needle: string, things: T[], texts: (thing: T) => string[]): T[] {
  return things
    .map((thing) => ({
      thing,
      rank: Math.min(...texts(thing).map((text) => rank(needle, text.toUpperCase()))),
    }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, PER_KIND)
    .map(({ thing }) => thing);
}

/** Equal, then beginning, then containing; 3 is not found. */
function rank(needle: string, text: string): number {
  if (text === needle) return 0;
  if (text.startsWith(needle)) return 1;
  return text.includes(needle) ? 2 : 3;
}
