import type { Command } from '../api/command';
import type { KillSwitch, SymbolListing } from '../api/types';

export type Listed = SymbolListing & { key: string; kill?: KillSwitch };

export type SymbolFilter = { q?: string; env?: string; assetClass?: string; state?: string };

export const keyOf = (environment: string, symbol: string) => `${environment}:${symbol}`;

/** Listings with the kill switch that holds each; the killed ones first, then by name. */
export function withKills(listings: SymbolListing[], kills: KillSwitch[]): Listed[] {
  const byKey = new Map(kills.map((k) => [keyOf(k.environment, k.symbol), k]));
  return listings
    .map((listing): Listed => {
      const key = keyOf(listing.environment, listing.symbol);
      const kill = byKey.get(key);
      return kill ? { ...listing, key, kill } : { ...listing, key };
    })
    .sort(
      (a, b) =>
        Number(Boolean(b.kill)) - Number(Boolean(a.kill)) ||
        a.symbol.localeCompare(b.symbol) ||
        b.environment.localeCompare(a.environment),
    );
}

export function filtered(listings: Listed[], filter: SymbolFilter): Listed[] {
  const needle = filter.q?.toUpperCase();
  return listings.filter(
    (l) =>
      (!filter.env || l.environment === filter.env) &&
      (!filter.assetClass || l.assetClass === filter.assetClass) &&
      (filter.state !== 'killed' || l.kill !== undefined) &&
      (filter.state !== 'tradable' || l.kill === undefined) &&
      (!needle || [l.symbol, l.description, l.bucket].some((text) => text.toUpperCase().includes(needle))),
  );
}

/** What a person is told after the act. Stored is not yet known: Kafka may be away. */
export function outcome(
  symbol: string,
  killed: boolean,
  announced?: boolean,
): { color: string; title: string; message: string } {
  const title = `${symbol} ${killed ? 'killed' : 'released'}`;
  if (announced === false)
    return {
      color: 'yellow',
      title: `${title}, not in force everywhere yet`,
      message:
        'It is stored, but Kafka does not take it. It comes into force as soon as Kafka is back; until then no new order passes.',
    };
  return killed
    ? { color: 'red', title, message: 'New orders for it are rejected. It is in the audit.' }
    : { color: 'green', title, message: 'New orders go through again.' };
}

/** The same act for a program. */
export function commandOf(act: { kill: Listed } | { release: KillSwitch }, reason: string): Command {
  const why = ['--reason', reason || '…'];
  if ('kill' in act) {
    const { environment, symbol } = act.kill;
    return {
      method: 'POST',
      path: '/kill-switches',
      body: { environment, symbol, reason },
      cli: ['kill', '--environment', environment, '--symbol', symbol, ...why],
    };
  }
  const { id } = act.release;
  return {
    method: 'POST',
    path: `/kill-switches/${encodeURIComponent(id)}/releases`,
    body: { reason },
    cli: ['release', id, ...why],
  };
}
