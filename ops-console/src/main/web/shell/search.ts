import type { FixSession, SearchItem, SymbolListing } from '../api/types';
import { roleName } from '../sessions/state';

const PER_KIND = 6;

/** Sessions and symbols that a query names, the best first, without asking the server. */
export function find(query: string, sessions: FixSession[], symbols: SymbolListing[]): SearchItem[] {
  const needle = query.trim().toUpperCase();
  if (!needle) return [];
  const foundSessions = best(needle, sessions, (s) => ({ session: s.id, OMS: s.oms ?? '' })).map(
    ({ thing: s, matchedBy }): SearchItem => ({
      kind: 'fixSession',
      id: s.id,
      title: s.id,
      subtitle: [s.oms, roleName(s.role)].filter(Boolean).join(' · '),
      matchedBy,
    }),
  );
  const foundSymbols = best(needle, symbols, (s) => ({ symbol: s.symbol, description: s.description })).map(
    ({ thing: s, matchedBy }): SearchItem => ({
      kind: 'symbol',
      id: `${s.environment}:${s.symbol}`,
      title: s.symbol,
      subtitle: `${s.environment} · ${s.description}`,
      matchedBy,
    }),
  );
  return [...foundSessions, ...foundSymbols];
}

/** What fits, and the name of the text of it that fits best. */
function best<T>(needle: string, things: T[], texts: (thing: T) => Record<string, string>) {
  return things
    .flatMap((thing) =>
      Object.entries(texts(thing))
        .map(([matchedBy, text]) => ({ thing, matchedBy, rank: rank(needle, text.toUpperCase()) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, 1),
    )
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, PER_KIND);
}

/** Equal, then beginning, then containing; 3 is not found. */
function rank(needle: string, text: string): number {
  if (text === needle) return 0;
  if (text.startsWith(needle)) return 1;
  return text.includes(needle) ? 2 : 3;
}
