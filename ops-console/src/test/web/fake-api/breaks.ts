import type { Order } from '../../../main/web/api/types';
import type { ReconBreak } from '../../../main/web/recon/contract';
import { iso } from './messages.ts';
import type { World } from './world.ts';

/** By type: severity, time allowed in seconds, meaning. */
export const CATALOGUE: Record<string, [string, number, string]> = {
  BUST_NOT_APPLIED: ['CRITICAL', 60, 'One side knows that a trade was canceled (ExecType(150) H), the other does not'],
  ORPHAN: ['LOW', 1_800, 'The OMS traded an order without a ClOrdID(11) of ours: by hand or by phone'],
  MISSING_AT_PLATFORM: ['CRITICAL', 60, 'The drop copy tells of a trade that no order session brought'],
  MISSING_AT_DROP_COPY: ['HIGH', 300, 'An order session brought a trade that the drop copy does not tell of'],
  QUANTITY_MISMATCH: ['HIGH', 300, 'LastQty(32) differs, or one tells of a trade where the other tells of a bust'],
  PRICE_MISMATCH: ['HIGH', 300, 'LastPx(31) differs'],
  ACCOUNT_MISMATCH: ['HIGH', 300, 'Account(1) differs'],
  OVERFILL: ['CRITICAL', 0, 'CumQty(14) exceeds OrderQty(38)'],
  FEE_OR_CURRENCY: ['MEDIUM', 86_400, 'Commission(12), CommType(13) or Currency(15) differ'],
  LATE: ['LOW', 86_400, 'A side was told long after TransactTime(60)'],
  DUPLICATE: ['MEDIUM', 900, 'The same trade came again under a new ExecID(17)'],
  COVERAGE_GAP: ['HIGH', 0, 'The drop copy does not speak: what the OMS does meanwhile is unproven'],
  MATCHED_BY_TOLERANCE: [
    'MEDIUM',
    86_400,
    'Two trades without an ExecID(17) in common look like one; somebody should confirm it',
  ],
};

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

/** Open and closed breaks of most types, young and old. */
export function differ(world: World, now: number) {
  const filled = world.orders.filter((o) => o.status === 'FILLED');
  const add = (
    order: Order | undefined,
    type: string,
    ago: number,
    explanation: string,
    values: Partial<ReconBreak> = {},
    closed = 0,
  ) => {
    const [severity, sla] = CATALOGUE[type] as [string, number, string];
    const id = Array.from({ length: 13 }, () => LETTERS[Math.floor(world.chance() * LETTERS.length)]).join('');
    world.breaks.push({
      breakId: `B${id}`,
      type,
      status: closed ? 'CLOSED' : 'OPEN',
      oms: order?.oms ?? 'OMSA',
      execId: `${order?.oms ?? 'OMSA'}-E${world.sequence++}`,
      orderId: order?.orderId ?? null,
      clOrdId: order?.clOrdId ?? null,
      symbol: order?.symbol ?? null,
      platformQty: order?.cumQty ?? null,
      dropCopyQty: order?.cumQty ?? null,
      platformPx: order?.avgPx ?? null,
      dropCopyPx: order?.avgPx ?? null,
      explanation,
      openedAt: iso(now - ago),
      closedAt: closed ? iso(now - closed) : null,
      severity,
      dueAt: iso(now - ago + sla * 1_000),
      closedReason: closed ? 'the other side arrived and says the same' : null,
      review: 'UNREVIEWED',
      owner: null,
      labels: [],
      side: order?.side ?? null,
      account: order?.account ?? null,
      tradeDate: iso(now - ago).slice(0, 10),
      ...values,
    });
  };
  const [a, b, c, d, e, f, g, h, i, j] = filled;
  const told = (o: Order | undefined) => `${o?.cumQty} ${o?.symbol} at ${o?.avgPx}`;
  const gone = { platformQty: null, platformPx: null };
  const mine = { review: 'UNDER_REVIEW', owner: 'dealer' };
  add(a, 'MISSING_AT_PLATFORM', 41_000, `The drop copy tells of ${told(a)} that no order session brought`, gone);
  const less = String(Number(b?.cumQty) - 1);
  add(b, 'QUANTITY_MISMATCH', 133_000, `LastQty(32) is ${b?.cumQty} here and ${less} at the drop copy`, {
    dropCopyQty: less,
    ...mine,
  });
  add(c, 'OVERFILL', 610_000, `CumQty(14) ${Number(c?.orderQty) * 2} exceeds OrderQty(38) ${c?.orderQty}`, {
    review: 'PENDING',
    owner: 'risk',
    labels: ['oms-desk-called'],
  });
  add(d, 'PRICE_MISMATCH', 256_000, `LastPx(31) is ${d?.avgPx} here and ${(Number(d?.avgPx) * 1.0004).toFixed(5)} there`, {
    dropCopyPx: (Number(d?.avgPx) * 1.0004).toFixed(5),
  });
  add(undefined, 'ORPHAN', 1_140_000, 'OMSA traded 5000 EURUSD by phone; no ClOrdID(11) of ours', {
    ...gone,
    symbol: 'EURUSD',
    clOrdId: null,
    orderId: 'OMSA-M7781',
    dropCopyQty: '5000',
    dropCopyPx: '1.08421',
    labels: ['phone'],
  });
  add(e, 'FEE_OR_CURRENCY', 5_400_000, 'Commission(12) is 3.50 here and 3.00 there', { ...mine, labels: ['fee-table'] });
  add(f, 'MISSING_AT_DROP_COPY', 190_000, `Our fill of ${told(f)} has not come by drop copy`, {
    dropCopyQty: null,
    dropCopyPx: null,
  });
  add(undefined, 'COVERAGE_GAP', 372_000, 'OMSB-DC has not spoken for 6 min; 214 trades are unproven', {
    ...gone,
    oms: 'OMSB',
    execId: null,
    dropCopyQty: null,
    dropCopyPx: null,
  });
  add(g, 'MATCHED_BY_TOLERANCE', 9_000_000, `Two trades of ${told(g)}, 140 ms apart, look like one`, {});
  add(h, 'LATE', 93_000_000, 'Told 14 min after TransactTime(60)', { review: 'PENDING', owner: 'ops' });
  add(i, 'MISSING_AT_DROP_COPY', 900_000, `Our fill of ${told(i)} came late by drop copy`, {}, 861_000);
  add(
    j,
    'ACCOUNT_MISMATCH',
    7_300_000,
    'Account(1) is L1005 here and L-1005 there',
    { review: 'RESOLVED', owner: 'dealer', closedReason: 'accepted by dealer: OMSA writes accounts with a hyphen' },
    6_900_000,
  );
  world.breaks.sort((x, y) => y.openedAt.localeCompare(x.openedAt));
}
