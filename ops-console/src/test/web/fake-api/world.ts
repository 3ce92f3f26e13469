import type {
  AccountListing,
  AuditEntry,
  FixIncident,
  FixSession,
  KillSwitch,
  Order,
  ReconBreak,
  Reject,
  Status,
  SymbolListing,
  TimelineEntry,
} from '../../../main/web/api/types';
import { SYMBOLS } from './symbols.ts';

/** What the fake shows: a day that runs, one with trouble, or nothing at all yet. */
export type Scenario = 'flow' | 'trouble' | 'empty';

export type Told = { event: 'order' | 'session' | 'break' | 'killswitch'; body: unknown };

const CLIENTS = ['TRADER1', 'TRADER2', 'TRADER3', 'DEMO1', 'CLI'];
const ACCOUNTS: Record<string, string> = {
  TRADER1: 'L1001',
  TRADER2: 'L1002',
  TRADER3: 'L1003',
  DEMO1: 'D1004',
  CLI: 'L1005',
};
const SOH = '\u0001';

/** The platform as a reader of its API would see it, in memory; time and chance come from outside. */
export class World {
  readonly orders: Order[] = [];
  readonly timelines = new Map<string, TimelineEntry[]>();
  readonly rejects: Reject[] = [];
  readonly sessions: FixSession[] = [];
  readonly incidents: FixIncident[] = [];
  readonly symbols: SymbolListing[] = [];
  readonly kills: KillSwitch[] = [];
  readonly accounts: AccountListing[] = [];
  readonly breaks: ReconBreak[] = [];
  readonly audit: AuditEntry[] = [];
  matched = 0;
  private sequence = 1_000;
  private ids = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly chance: () => number,
    private readonly tell: (told: Told) => void,
    now: number,
  ) {
    if (scenario === 'empty') return;
    this.list(now);
    this.connect(now);
    this.open(now);
    for (let at = now - 28 * 60_000; at < now; at += 2_000 + this.chance() * 4_500) this.trade(at, true);
    if (scenario === 'trouble') this.trouble(now);
  }

  status(now: number): Status {
    const up = (name: string) => ({ name, status: 'UP', detail: 'ready' });
    const services = [
      'fix-gateway',
      'routing-service',
      'symbol-cms-service',
      'crm-provisioning-service',
      'dropcopy-recon-service',
      'ops-api',
    ].map(up);
    if (this.scenario === 'trouble') {
      services[3] = {
        name: 'crm-provisioning-service',
        status: 'DOWN',
        detail: 'readiness: kafka unreachable',
      };
    }
    return {
      environment: 'local',
      asOf: new Date(now).toISOString(),
      services,
      sessions: {
        total: this.sessions.length,
        loggedOn: this.sessions.filter((s) => s.state === 'ACTIVE' || s.state === 'DEGRADED').length,
      },
      orders: {
        today: this.orders.length,
        open: this.orders.filter((o) => ['NEW', 'PARTIALLY_FILLED', 'RECEIVED'].includes(o.status)).length,
        rejectedToday: this.rejects.length,
      },
      breaks: { open: this.breaks.filter((b) => b.status === 'OPEN').length },
      killSwitches: { engaged: this.kills.length },
      coverage: {
        matched: this.matched,
        pending: this.scenario === 'empty' ? 0 : Math.floor(this.chance() * 3),
      },
    };
  }

  /** One order and its answers; live ones are told as they go. */
  trade(at: number, past = false) {
    if (this.scenario === 'empty') return;
    const client = this.pick(CLIENTS);
    const environment = client === 'DEMO1' ? 'DEMO' : 'LIVE';
    const listing = this.pick(this.symbols.filter((s) => s.environment === environment));
    const order = this.order(at, client, listing);
    this.orders.unshift(order);
    const command: TimelineEntry = {
      eventId: order.id,
      at: iso(at),
      kind: 'COMMAND',
      title: `New order from ${client}`,
      detail: `${order.side} ${order.orderQty} ${order.symbol} ${order.ordType}`,
      raw: raw(order, 'D', client, 'INTERLOCK', at),
    };
    const timeline = [command];
    this.timelines.set(order.id, timeline);
    if (!past) this.tell({ event: 'order', body: order });
    const killed = this.kills.find((k) => k.environment === environment && k.symbol === order.symbol);
    timeline.push(decision(order, at + 4, killed));
    if (killed || this.chance() < 0.05) this.refuse(order, at + 5, killed);
    else this.fill(order, timeline, at, past);
  }

  private fill(order: Order, timeline: TimelineEntry[], at: number, past: boolean) {
    const oms = order.oms as string;
    order.omsSession = this.active(oms);
    order.orderId = `${oms}-${this.sequence++}`;
    const add = (after: number, kind: TimelineEntry['kind'], title: string, detail: string, text?: string) =>
      timeline.push({
        eventId: `${oms}:${this.sequence++}`,
        at: iso(at + after),
        kind,
        title,
        detail,
        raw: text ?? raw(order, '8', `${order.omsSession}`, 'INTERLOCK', at + after),
      });
    add(
      7,
      'SENT',
      `Sent to ${order.omsSession}`,
      `MsgSeqNum ${this.sequence}`,
      raw(order, 'D', 'INTERLOCK', `${order.omsSession}`, at + 7),
    );
    const draw = this.chance();
    const qty = Number(order.orderQty);
    const set = (change: Partial<Order>, after: number) => {
      Object.assign(order, change, { updatedAt: iso(at + after) });
      if (!past) this.tell({ event: 'order', body: { ...order } });
    };
    if (draw < 0.03) {
      this.no(order, at + 18, 'OMS', null, '103=3', 'Insufficient margin on account');
      set({ status: 'REJECTED', leavesQty: '0', text: 'Insufficient margin on account' }, 18);
      add(18, 'EXECUTION', 'Rejected', 'OrdRejReason(103) 3: order exceeds limit');
      return;
    }
    set({ status: 'NEW' }, 16);
    add(16, 'EXECUTION', 'New', `accepted as ${order.orderId}`);
    if (order.ordType !== 'MARKET' && draw < 0.22) return;
    const part = draw > 0.72 && qty > 1;
    const first = part ? Math.floor(qty * (0.2 + this.chance() * 0.5)) : qty;
    set(
      {
        status: part ? 'PARTIALLY_FILLED' : 'FILLED',
        cumQty: String(first),
        leavesQty: String(qty - first),
        avgPx: this.price(order),
      },
      41,
    );
    add(41, 'EXECUTION', part ? 'Partial fill' : 'Fill', `${first} at ${order.avgPx}`);
    add(52, 'DROP_COPY', `Drop copy ${oms}-DC`, 'same quantity and price as ours');
    this.matched++;
    if (!part || draw > 0.93) return;
    set({ status: 'FILLED', cumQty: String(qty), leavesQty: '0' }, 388);
    add(388, 'EXECUTION', 'Fill', `${qty - first} at ${order.avgPx}`);
    add(401, 'DROP_COPY', `Drop copy ${oms}-DC`, 'same quantity and price as ours');
    this.matched++;
  }

  private refuse(order: Order, at: number, kill: KillSwitch | undefined) {
    const text = kill
      ? `Symbol(55) ${order.symbol} is killed in ${order.environment} by ${kill.by}: ${kill.reason}`
      : `OrderQty(38) ${order.orderQty} is not a multiple of 25 for ${order.symbol}`;
    Object.assign(order, {
      status: 'REJECTED_BY_PLATFORM',
      leavesQty: '0',
      text,
      oms: null,
      updatedAt: iso(at),
    });
    this.no(order, at, 'PLATFORM', kill ? 'kill-switch' : 'market-limits', kill ? '103=0' : '103=13', text);
    this.tell({ event: 'order', body: { ...order } });
  }

  private no(
    order: Order,
    at: number,
    source: 'PLATFORM' | 'OMS',
    rule: string | null,
    code: string,
    text: string,
  ) {
    this.rejects.unshift({
      id: `r${this.ids++}`,
      at: iso(at),
      clientSession: order.clientSession,
      account: order.account,
      symbol: order.symbol,
      clOrdId: order.clOrdId,
      source,
      rule,
      code,
      text,
      orderId: order.id,
    });
  }

  kill(environment: string, symbol: string, by: string, reason: string, now: number): KillSwitch {
    const kill = { id: `ks-${++this.ids}`, environment, symbol, by, reason, since: iso(now) };
    this.kills.unshift(kill);
    this.record(
      by,
      'symbol-killed',
      `symbol:${environment}:${symbol}`,
      reason,
      { killed: false },
      { killed: true, killSwitch: kill.id },
      now,
    );
    this.tell({
      event: 'killswitch',
      body: { key: `${environment}:${symbol}`, engaged: true, killSwitch: kill },
    });
    return kill;
  }

  release(id: string, by: string, reason: string, now: number): boolean {
    const at = this.kills.findIndex((k) => k.id === id);
    const kill = this.kills[at];
    if (!kill) return false;
    this.kills.splice(at, 1);
    const object = `symbol:${kill.environment}:${kill.symbol}`;
    this.record(
      by,
      'symbol-released',
      object,
      reason,
      { killed: true, killSwitch: id },
      { killed: false },
      now,
    );
    this.tell({ event: 'killswitch', body: { key: `${kill.environment}:${kill.symbol}`, engaged: false } });
    return true;
  }

  private record(
    actor: string,
    action: string,
    object: string,
    reason: string,
    before: AuditEntry['before'],
    after: AuditEntry['after'],
    now: number,
  ) {
    const service = object.startsWith('symbol') ? 'symbol-cms-service' : 'crm-provisioning-service';
    this.audit.unshift({
      id: `a${++this.ids}`,
      service,
      actor,
      action,
      object,
      reason,
      before: before ?? null,
      after: after ?? null,
      at: iso(now),
    });
  }

  private order(at: number, client: string, listing: SymbolListing): Order {
    const n = this.sequence++;
    const ordType = this.pick(['MARKET', 'MARKET', 'LIMIT', 'LIMIT', 'STOP', 'STOP_LIMIT']);
    const qty = Number(listing.qtyStep) * (1 + Math.floor(this.chance() * 40));
    const order: Order = {
      id: `${client}:1:${n}`,
      clOrdId: `${client.slice(0, 2)}${client.slice(-1)}-${Math.floor(at / 1000).toString(36)}-${n}`,
      clientSession: client,
      environment: listing.environment,
      account: ACCOUNTS[client] ?? null,
      symbol: listing.symbol,
      side: this.pick(['BUY', 'SELL']),
      ordType,
      timeInForce: this.pick(['DAY', 'GTC', 'IOC', 'DAY']),
      orderQty: String(qty),
      price: null,
      stopPx: null,
      status: 'RECEIVED',
      cumQty: '0',
      leavesQty: String(qty),
      avgPx: null,
      oms: /^(fx-|metals)/.test(listing.bucket) ? 'OMSA' : 'OMSB',
      omsSession: null,
      orderId: null,
      receivedAt: iso(at),
      updatedAt: iso(at),
      text: null,
      anomalies: [],
    };
    if (ordType.includes('LIMIT')) order.price = this.price(order);
    if (ordType.includes('STOP')) order.stopPx = this.price(order);
    return order;
  }

  private price(order: Order): string {
    const row = SYMBOLS.find((s) => s[0] === order.symbol);
    const mid = row?.[6] ?? 1;
    return (mid * (1 + (this.chance() - 0.5) * 0.002)).toFixed(row?.[5] ?? 2);
  }

  private list(now: number) {
    for (const [symbol, description, assetClass, bucket, currency, precision] of SYMBOLS) {
      for (const environment of ['LIVE', 'DEMO']) {
        const fx = assetClass === 'FX';
        this.symbols.push({
          environment,
          symbol,
          description,
          assetClass,
          bucket,
          currency,
          contractSize: fx ? '100000' : '1',
          precision,
          tickSize: (10 ** -precision).toFixed(precision),
          minQty: fx ? '1000' : '1',
          maxQty: fx ? '50000000' : '10000',
          qtyStep: fx ? '1000' : '1',
          ordTypes: ['MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT'],
          sessions: [fx ? 'Sun 17:05-Fri 17:00 America/New_York' : 'Mon-Fri 09:30-16:00 America/New_York'],
          omsSymbols: symbol === 'US500' ? { OMSB: 'SPX500' } : {},
          version: 1,
          updatedAt: iso(now - 86_400_000),
        });
      }
    }
  }

  private connect(now: number) {
    const add = (
      id: string,
      role: string,
      oms: string | null,
      environment: string | null,
      change: Partial<FixSession> = {},
    ) =>
      this.sessions.push({
        id,
        role,
        oms,
        environment,
        senderCompId: 'INTERLOCK',
        targetCompId: id,
        fixVersion: 'FIX.4.4',
        owner: 'fix-gateway-1',
        state: 'ACTIVE',
        active: role === 'OMS_PRIMARY',
        since: iso(now - 5_025_000),
        nextIn: 1_204 + Math.floor(this.chance() * 900),
        nextOut: 1_180 + Math.floor(this.chance() * 900),
        heartBtInt: role === 'ORDER_ENTRY' ? 30 : 5,
        remoteAddress: `127.0.0.1:${49_000 + Math.floor(this.chance() * 9_000)}`,
        lastError: null,
        at: iso(now),
        ...change,
      });
    for (const oms of ['OMSA', 'OMSB']) {
      add(`${oms}-P`, 'OMS_PRIMARY', oms, null);
      add(`${oms}-S`, 'OMS_SECONDARY', oms, null);
      add(`${oms}-DC`, 'DROP_COPY', oms, null);
    }
    for (const client of CLIENTS) {
      const away = client === 'CLI';
      add(
        client,
        'ORDER_ENTRY',
        null,
        client === 'DEMO1' ? 'DEMO' : 'LIVE',
        away ? { state: 'WAITING', remoteAddress: null } : {},
      );
    }
    for (const s of this.sessions) {
      if (s.state === 'ACTIVE')
        this.incident(
          s.id,
          'LOGON',
          'NORMAL',
          `Logged on from ${s.remoteAddress}, next in ${s.nextIn}`,
          now - 5_025_000,
        );
    }
  }

  private incident(session: string, kind: string, severity: string, detail: string, at: number) {
    this.incidents.unshift({ incidentId: `i${this.ids++}`, session, kind, severity, detail, at: iso(at) });
  }

  private open(now: number) {
    for (let n = 1001; n <= 1006; n++) {
      const add = (account: string, environment: string, tradingEnabled: boolean, reason: string) => {
        this.accounts.push({
          account,
          environment,
          crmClient: String(n),
          tradingEnabled,
          reason,
          version: tradingEnabled ? 2 : 1,
          updatedAt: iso(now - 3_600_000),
        });
        this.record(
          'crm',
          'account-opened',
          `account:${account}`,
          'KYC approved',
          null,
          { environment, tradingEnabled: environment === 'DEMO' },
          now - 3_700_000,
        );
        if (environment === 'LIVE' && tradingEnabled) {
          this.record(
            'crm',
            'trading-enabled',
            `account:${account}`,
            'First deposit 500.00 USD',
            { tradingEnabled: false },
            { tradingEnabled: true },
            now - 3_600_000,
          );
        }
      };
      add(`D${n}`, 'DEMO', true, 'KYC approved');
      add(`L${n}`, 'LIVE', n !== 1006, n === 1006 ? 'No deposit yet' : 'First deposit received');
    }
  }

  private trouble(now: number) {
    const change = (id: string, to: Partial<FixSession>) => {
      const session = this.sessions.find((s) => s.id === id);
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
    this.incident('OMSB-P', 'DISCONNECT', 'WARNING', 'Connection closed by the OMS', now - 96_000);
    this.incident('OMSB-P', 'LOGON_REFUSED', 'CRITICAL', 'No answer to 35=A within 10 s', now - 84_000);
    this.incident('OMSB-P', 'FAILOVER', 'WARNING', 'New orders go by OMSB-S', now - 95_800);
    this.kill('LIVE', 'XAUUSD', 'dealer', 'LP quotes frozen since 14:02, waiting for OMSA', now - 340_000);
    for (let i = 0; i < 9; i++) this.trade(now - 300_000 + i * 30_000, true);
    this.differ(now);
  }

  private differ(now: number) {
    const filled = this.orders.filter((o) => o.status === 'FILLED');
    const add = (
      order: Order | undefined,
      type: string,
      values: Partial<ReconBreak>,
      explanation: string,
      ago: number,
      closed = 0,
    ) =>
      this.breaks.push({
        breakId: `b-${++this.ids}`,
        type,
        status: closed ? 'CLOSED' : 'OPEN',
        oms: order?.oms ?? 'OMSA',
        execId: `E${this.sequence++}`,
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

  private active(oms: string): string {
    return this.sessions.find((s) => s.oms === oms && s.active)?.id ?? `${oms}-P`;
  }

  private pick<T>(from: T[]): T {
    return from[Math.floor(this.chance() * from.length)] as T;
  }
}

const iso = (at: number) => new Date(at).toISOString();

function decision(order: Order, at: number, kill: KillSwitch | undefined): TimelineEntry {
  const trace = [
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
      { rule: 'time-window', outcome: 'SKIP', detail: 'no window declared' },
      { rule: 'route', outcome: 'ROUTE', detail: `bucket goes to ${order.oms}` },
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

function raw(order: Order, type: string, from: string, to: string, at: number): string {
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
