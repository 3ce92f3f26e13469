import type { KillSwitch, Order, TimelineEntry } from '../../../main/web/api/types';

const SOH = '\u0001';

export const iso = (at: number) => new Date(at).toISOString();

export function decision(order: Order, at: number, kill: KillSwitch | undefined): TimelineEntry {
  const trace = [
    { rule: 'state-fresh', outcome: 'PASS', detail: 'symbols, kill switches and accounts are fresh' },
    { rule: 'deadline', outcome: 'PASS', detail: 'in time' },
    { rule: 'root-order', outcome: 'SKIP', detail: 'a new order' },
    kill
      ? {
          rule: 'kill-switch',
          outcome: 'REJECT',
          detail: `${order.environment}:${order.symbol} killed by ${kill.by}: ${kill.reason}`,
        }
      : {
          rule: 'kill-switch',
          outcome: 'PASS',
          detail: `no kill switch for ${order.environment}:${order.symbol}`,
        },
  ];
  if (!kill) {
    trace.push(
      { rule: 'account-gate', outcome: 'PASS', detail: `${order.account} may trade: first deposit received` },
      {
        rule: 'symbol-access',
        outcome: 'PASS',
        detail: `${order.symbol} is listed in ${order.environment}, version 1`,
      },
      {
        rule: 'market-limits',
        outcome: 'PASS',
        detail: `OrderQty(38) ${order.orderQty} within 1000 to 50000000`,
      },
      { rule: 'time-window', outcome: 'SKIP', detail: 'no policy' },
      { rule: 'throttle', outcome: 'SKIP', detail: 'no policy' },
      { rule: 'forced-route', outcome: 'SKIP', detail: 'no policy' },
      { rule: 'symbol-bucket', outcome: 'ROUTE', detail: `bucket goes to ${order.oms}` },
    );
  }
  return {
    eventId: `d${order.id}`,
    at: iso(at),
    kind: 'DECISION',
    title: kill ? 'Rejected by kill switch' : `Route to ${order.oms}`,
    detail: kill ? kill.reason : 'symbols v412, accounts v38, kill switches v7',
    trace,
  };
}

export function raw(order: Order, type: string, from: string, to: string, at: number): string {
  const time = iso(at).replaceAll('-', '').replace('T', '-').replace('Z', '');
  const fields = [
    '8=FIX.4.4',
    '9=178',
    `35=${type}`,
    `34=${1_000 + (Math.floor(at) % 977)}`,
    `49=${from}`,
    `56=${to}`,
    `52=${time}`,
    `11=${order.clOrdId}`,
    ...(type === '8'
      ? [
          `37=${order.orderId}`,
          '150=F',
          '39=2',
          `14=${order.cumQty}`,
          `151=${order.leavesQty}`,
          `6=${order.avgPx}`,
        ]
      : []),
    `1=${order.account}`,
    `55=${order.symbol}`,
    `54=${order.side === 'BUY' ? 1 : 2}`,
    `38=${order.orderQty}`,
    `40=${['', 'MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT'].indexOf(order.ordType)}`,
    ...(order.price ? [`44=${order.price}`] : []),
    ...(order.stopPx ? [`99=${order.stopPx}`] : []),
    `60=${time}`,
    '5290=desk-7',
    '10=094',
  ];
  return fields.join(SOH) + SOH;
}
