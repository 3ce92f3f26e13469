import type { FixSession, Order, ReconBreak } from '../../../main/web/api/types';
import { iso } from './messages.ts';
import type { World } from './world.ts';

/** A day on which things go wrong: a failover, a lost client, a kill switch, breaks. */
export function bringTrouble(world: World, now: number) {
  const change = (id: string, to: Partial<FixSession>) => {
    const session = world.sessions.find((s) => s.id === id);
    if (session) Object.assign(session, to);
  };
  change('OMSB-P', {
    state: 'CONNECTING',
    active: false,
    since: iso(now - 94_000),
    remoteAddress: null,
    lastError: 'Logon refused: TCP accepted, no answer to 35=A within 10 s',
  });
  change('OMSB-S', { active: true });
  change('TRADER2', { state: 'LOST', since: iso(now - 31_000), lastError: 'Connection reset by peer' });
  world.incident('OMSB-P', 'DISCONNECT', 'WARNING', 'Connection closed by the OMS', now - 96_000);
  world.incident('OMSB-P', 'LOGON_REFUSED', 'CRITICAL', 'No answer to 35=A within 10 s', now - 84_000);
  world.incident('OMSB-P', 'FAILOVER', 'WARNING', 'New orders go by OMSB-S', now - 95_800);
  world.failovers.push({
    id: 1,
    move: {
      oms: 'OMSB',
      kind: 'FAILOVER',
      at: iso(now - 95_800),
      from: 'OMSB-P',
      to: 'OMSB-S',
      cause: 'OMSB-P did not answer for 12 s',
    },
    inFlight: [{ outcome: 'FILLED' }, { outcome: null }],
  });
  world.inDoubt.push({
    commandId: 'TRADER1:1:812',
    clOrdId: 'TRADER1-20261122-000812',
    clientSession: 'TRADER1',
    oms: 'OMSB',
    omsSession: 'OMSB-P',
    since: iso(now - 95_000),
    why: 'On the wire when OMSB-P was lost',
    asked: 2,
  });
  world.kill('LIVE', 'XAUUSD', 'dealer', 'LP quotes frozen since 14:02, waiting for OMSA', now - 340_000);
  for (let i = 0; i < 9; i++) world.trade(now - 300_000 + i * 30_000, true);
  for (let i = 0; i < 24; i++) world.trade(now - 290_000 + i * 11_000, true, 'XAUUSD');
  differ(world, now);
}

function differ(world: World, now: number) {
  const filled = world.orders.filter((o) => o.status === 'FILLED');
  const add = (
    order: Order | undefined,
    type: string,
    values: Partial<ReconBreak>,
    explanation: string,
    ago: number,
    closed = 0,
  ) =>
    world.breaks.push({
      breakId: `b-${++world.ids}`,
      type,
      status: closed ? 'CLOSED' : 'OPEN',
      oms: order?.oms ?? 'OMSA',
      execId: `E${world.sequence++}`,
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
      severity: 'HIGH',
      review: 'UNREVIEWED',
      labels: [],
      ...values,
    });
  const [a, b, c] = filled;
  add(
    a,
    'MISSING_AT_PLATFORM',
    { platformQty: null, platformPx: null },
    `${a?.oms} reports a fill of ${a?.cumQty} ${a?.symbol} at ${a?.avgPx} that never reached us`,
    41_000,
  );
  add(
    b,
    'QUANTITY_MISMATCH',
    { dropCopyQty: String(Number(b?.cumQty) - 1) },
    `We booked ${b?.cumQty}, the drop copy says ${Number(b?.cumQty) - 1}`,
    133_000,
  );
  add(
    c,
    'MISSING_AT_DROP_COPY',
    { dropCopyQty: null, dropCopyPx: null },
    `Our fill of ${c?.cumQty} ${c?.symbol} has not come by drop copy`,
    900_000,
    861_000,
  );
}
