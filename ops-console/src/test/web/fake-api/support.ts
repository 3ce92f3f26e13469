import type { Answer } from './features.ts';
import type { World } from './world.ts';

/** One account as support sees it, in words. */
export function support(world: World, account: string): Answer {
  const found = world.accounts.find((a) => a.account === account);
  if (!found) return { status: 404, body: { title: 'Not found', status: 404, detail: `no account ${account}` } };
  const kills = world.kills.filter((k) => k.environment === found.environment);
  const orders = world.orders.filter((o) => o.account === account).slice(0, 8);
  const rejects = world.rejects.filter((r) => r.account === account).slice(0, 6);
  const gates = [
    { name: 'Account', open: true, text: `Opened in ${found.environment} for CRM client ${found.crmClient}` },
    { name: 'Trading', open: found.tradingEnabled, text: found.reason },
  ];
  const reasons = [
    ...(found.tradingEnabled ? [] : [`The account may not trade: ${found.reason.toLowerCase()}.`]),
    ...kills.map((k) => `${k.symbol} is stopped for everyone by ${k.by}: ${k.reason}.`),
  ];
  return {
    status: 200,
    body: {
      account: found,
      mayTrade: found.tradingEnabled,
      reasons,
      gates,
      killSwitches: kills,
      symbols: { listed: world.symbols.filter((s) => s.environment === found.environment).length, killed: kills.length },
      lastRejects: rejects.map((r) => ({
        at: r.at,
        orderId: r.orderId,
        clOrdId: r.clOrdId,
        symbol: r.symbol,
        words: r.source === 'OMS' ? `The OMS said no: ${r.text}` : r.text,
      })),
      lastOrders: orders,
      firstTradeAt: orders.at(-1)?.receivedAt ?? null,
    },
  };
}
