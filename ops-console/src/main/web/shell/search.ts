import type { FixSession, SymbolListing } from '../api/types';
import type { SearchItem } from '../search/contract';
import { roleName } from '../sessions/state';

const PER_KIND = 6;

/** Sessions and symbols that a query names, the best first, without asking the server. */
export function find(query: string, sessions: FixSession[], symbols: SymbolListing[]): SearchItem[] {
  const needle = query.trim().toUpperCase();
  if (!needle) return [];
  const foundSessions = best(needle, sessions, (s) => [s.id, s.oms ?? '']).map(
    (s): SearchItem => ({
      kind: 'fixSession',
      id: s.id,
      title: s.id,
      subtitle: [s.oms, roleName(s.role)].filter(Boolean).join(' · '),
    }),
  );
  const foundSymbols = best(needle, symbols, (s) => [s.symbol, s.description]).map(
    (s): SearchItem => ({
      kind: 'symbol',
      id: `${s.environment}:${s.symbol}`,
      title: s.symbol,
      subtitle: `${s.environment} · ${s.description}`,
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
