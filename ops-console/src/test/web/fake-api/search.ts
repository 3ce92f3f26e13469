import type { World } from './world.ts';

/** Typed results for any id, as `/search` gives them. */
export function search(world: World, q: string) {
  const needle = q.trim().toUpperCase();
  const has = (text: string | null | undefined) => (text ?? '').toUpperCase().includes(needle);
  const orders = world.orders
    .flatMap((o) => {
      const field = (
        [
          ['ClOrdID', o.clOrdId],
          ['OrderID', o.orderId],
          ['ExecID', world.timelines.get(o.id)?.find((e) => has(e.eventId))?.eventId],
          ['our id', o.id],
          ['account', o.account],
        ] as const
      ).find(([, text]) => has(text));
      return field
        ? [
            {
              kind: 'order',
              id: o.id,
              title: o.clOrdId,
              subtitle: `${o.side} ${o.orderQty} ${o.symbol} · ${o.account} · ${o.status}`,
              matchedBy: field[0],
            },
          ]
        : [];
    })
    .slice(0, 6);
  const accounts = world.accounts
    .filter((a) => has(a.account) || has(a.crmClient))
    .slice(0, 5)
    .map((a) => ({
      kind: 'account',
      id: a.account,
      title: a.account,
      subtitle: `${a.environment} · CRM client ${a.crmClient}`,
      matchedBy: has(a.account) ? 'account' : 'CRM client',
    }));
  const sessions = world.sessions
    .filter((s) => has(s.id))
    .map((s) => ({ kind: 'fixSession', id: s.id, title: s.id, subtitle: `${s.oms ?? ''} ${s.role}`, matchedBy: 'session' }));
  const symbols = world.symbols
    .filter((s) => has(s.symbol))
    .slice(0, 4)
    .map((s) => ({
      kind: 'symbol',
      id: `${s.environment}:${s.symbol}`,
      title: s.symbol,
      subtitle: `${s.environment} · ${s.description}`,
      matchedBy: 'symbol',
    }));
  return {
    items: needle ? [...sessions, ...symbols, ...accounts, ...orders] : [],
    searched: {
      kinds: ['order', 'account', 'symbol', 'fixSession', 'client'],
      from: new Date(Date.now() - 7 * 86_400_000).toISOString(),
      to: new Date().toISOString(),
    },
  };
}
