import type { SupportView } from '../../../main/web/api/types';
import type { Answer } from './features.ts';
import type { World } from './world.ts';

/** One account as support sees it, in words. */
export function support(world: World, account: string): Answer {
  const state = world.accounts.find((a) => a.account === account) ?? null;
  const kills = world.kills.filter((k) => k.environment === state?.environment);
  const orders = world.orders.filter((o) => o.account === account);
  const tried = [...new Set(orders.slice(0, 40).map((o) => o.symbol ?? ''))].filter(Boolean).sort();
  const symbols = tried.map((symbol) => {
    const kill = kills.find((k) => k.symbol === symbol);
    return kill
      ? { symbol, allowed: false, why: `${symbol} is stopped by a kill switch of ${kill.by}: ${kill.reason}` }
      : { symbol, allowed: true, why: `${symbol} may be traded` };
  });
  const gate = state?.tradingEnabled
    ? 'The account may trade'
    : state
      ? `The account may not trade: ${state.reason}`
      : `The account ${account} is not known: the CRM has not opened it here`;
  const closed = symbols.filter((s) => !s.allowed).map((s) => s.why);
  const reasons = [...(state?.tradingEnabled ? [] : [gate]), ...closed];
  const view: SupportView = {
    account,
    state,
    canTrade: reasons.length === 0,
    reasons,
    gates: [gate, ...closed, 'OMSA is up', 'OMSB is up'],
    killSwitches: kills,
    symbols,
    lastRejects: world.rejects
      .filter((r) => r.account === account)
      .slice(0, 6)
      .map((r) => ({
        at: r.at,
        symbol: r.symbol ?? null,
        words: r.source === 'OMS' ? 'The OMS refused it.' : 'A rule of ours refused it.',
        text: r.text,
        ...{ rejectClass: r.rejectClass, owner: 'dealing', firstAction: 'Read what it says.' },
        orderId: r.orderId ?? null,
      })),
    lastOrders: orders.slice(0, 8),
    firstTradeAt: orders.at(-1)?.receivedAt ?? null,
    steps: [],
  };
  return { status: 200, body: view };
}
