import type {
  AccountListing,
  AuditEntry,
  Failover,
  FixIncident,
  FixSession,
  InDoubtOrder,
  KillSwitch,
  OmsLinkState,
  Order,
  Reject,
  Status,
  SymbolListing,
  TimelineEntry,
} from '../../../main/web/api/types';
import type { ReconBreak } from '../../../main/web/recon/contract';
import { decision, iso, raw } from './messages.ts';
import { ACCOUNTS, CLIENTS, connectSessions, listSymbols, openAccounts } from './seed.ts';
import { SYMBOLS } from './symbols.ts';
import { bringTrouble } from './trouble.ts';

/** What the fake shows: a day that runs, one with trouble, or nothing at all yet. */
export type Scenario = 'flow' | 'trouble' | 'empty';

export type Told = { event: 'order' | 'session' | 'break' | 'killswitch' | 'alert'; body: unknown };

/** The platform as a reader of its API would see it, in memory; time and chance come from outside. */
export class World {
  readonly orders: Order[] = [];
  readonly timelines = new Map<string, TimelineEntry[]>();
  readonly rejects: Reject[] = [];
  readonly sessions: FixSession[] = [];
  readonly failovers: Failover[] = [];
  readonly inDoubt: InDoubtOrder[] = [];
  readonly incidents: FixIncident[] = [];
  readonly symbols: SymbolListing[] = [];
  readonly kills: KillSwitch[] = [];
  readonly accounts: AccountListing[] = [];
  readonly breaks: ReconBreak[] = [];
  readonly audit: AuditEntry[] = [];
  matched = 0;
  sequence = 1_000;
  ids = 0;

  constructor(
    private readonly scenario: Scenario,
    readonly chance: () => number,
    private readonly tell: (told: Told) => void,
    now: number,
  ) {
    if (scenario === 'empty') return;
    listSymbols(this, now);
    connectSessions(this, now);
    openAccounts(this, now);
    for (let at = now - 28 * 60_000; at < now; at += 2_000 + this.chance() * 4_500) this.trade(at, true);
    if (scenario === 'trouble') bringTrouble(this, now);
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
  trade(at: number, past = false, symbol?: string) {
    if (this.scenario === 'empty') return;
    const client = this.pick(CLIENTS);
    const environment = client === 'DEMO1' ? 'DEMO' : 'LIVE';
    const listing = this.pick(
      this.symbols.filter((s) => s.environment === environment && (!symbol || s.symbol === symbol)),
    );
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
      template: text,
      fixSession: source === 'OMS' ? `${order.oms ?? 'OMSA'}-P` : order.clientSession,
      rejectClass: source === 'OMS' ? 'LIMIT' : 'KILLED',
      cluster: `${rule ?? code}-${order.symbol}`,
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

  record(
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
      roles: [actor],
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

  incident(session: string, kind: string, severity: string, detail: string, at: number) {
    this.incidents.unshift({ incidentId: `i${this.ids++}`, session, kind, severity, detail, at: iso(at) });
  }

  private active(oms: string): string {
    return this.sessions.find((s) => s.oms === oms && s.active)?.id ?? `${oms}-P`;
  }

  private pick<T>(from: T[]): T {
    return from[Math.floor(this.chance() * from.length)] as T;
  }

  links(): OmsLinkState[] {
    return ['OMSA', 'OMSB'].map((oms) => {
      const active = this.sessions.find((s) => s.oms === oms && s.active);
      return {
        oms,
        state: active?.role === 'OMS_SECONDARY' ? 'SECONDARY_ACTIVE' : 'PRIMARY_ACTIVE',
        active: active?.id ?? null,
        since: active?.since ?? new Date().toISOString(),
      };
    });
  }
}
