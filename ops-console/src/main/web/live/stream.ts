import type { FixSession, Order, ReconBreak, Status } from '../api/types';
import { backoff, type Phase, phaseAt } from './phase';

const FLUSH_MS = 200;

export type LiveEvents = {
  status: Status;
  order: Order[];
  session: FixSession[];
  break: ReconBreak[];
  killswitch: undefined;
  alert: unknown[];
  /** So many events were left out because we were too slow. */
  dropped: number;
  /** The stream came (back) or skipped events: what was missed must be loaded. */
  connected: undefined;
  /** The connection was refused or broke; the session may have ended. */
  broken: undefined;
};

type Listener<K extends keyof LiveEvents> = (event: LiveEvents[K]) => void;

/**
 * The one connection to `/api/v1/stream`. Orders, sessions, breaks and alerts are handed on in batches, at most five times a
 * second, so that a burst costs few renders. Connects again by itself, with Last-Event-ID where the browser keeps it.
 */
export class LiveStream {
  private source: EventSource | undefined;
  private startedAt = Date.now();
  private lastEventAt: number | undefined;
  private tries = 0;
  private phase: Phase = { state: 'connecting' };
  private readonly phaseListeners = new Set<() => void>();
  private readonly listeners = new Map<keyof LiveEvents, Set<(event: never) => void>>();
  private readonly batches = { order: [] as Order[], session: [] as FixSession[], break: [] as ReconBreak[], alert: [] as unknown[] };
  private timers: ReturnType<typeof setInterval>[] = [];
  private reconnect: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly url: string) {}

  start(): () => void {
    this.startedAt = Date.now();
    this.connect();
    this.timers = [setInterval(() => this.flush(), FLUSH_MS), setInterval(() => this.look(), 500)];
    return () => this.stop();
  }

  on<K extends keyof LiveEvents>(kind: K, listener: Listener<K>): () => void {
    const known = this.listeners.get(kind) ?? new Set();
    known.add(listener as (event: never) => void);
    this.listeners.set(kind, known);
    return () => known.delete(listener as (event: never) => void);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.phaseListeners.add(listener);
    return () => this.phaseListeners.delete(listener);
  };

  readonly currentPhase = (): Phase => this.phase;

  private connect() {
    const source = new EventSource(this.url, { withCredentials: true });
    this.source = source;
    source.onopen = () => {
      this.tries = 0;
      this.heard();
      this.tell('connected', undefined);
    };
    source.onerror = () => this.broke(source);
    source.addEventListener('ping', () => this.heard());
    // Told when we were too slow or away too long: what is on screen has holes.
    this.receive(source, 'dropped', ({ count }: { count?: number }) => {
      this.tell('dropped', count ?? 0);
      this.tell('connected', undefined);
    });
    source.addEventListener('reset', () => this.tell('connected', undefined));
    this.receive(source, 'status', (status: Status) => this.tell('status', status));
    this.receive(source, 'order', (order: Order) => this.batches.order.push(order));
    this.receive(source, 'session', (session: FixSession) => this.batches.session.push(session));
    this.receive(source, 'break', (found: ReconBreak) => this.batches.break.push(found));
    this.receive(source, 'killswitch', () => this.tell('killswitch', undefined));
    this.receive(source, 'alert', (alert: unknown) => this.batches.alert.push(alert));
  }

  private receive<T>(source: EventSource, name: string, take: (body: T) => void) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      this.heard();
      take(JSON.parse(event.data) as T);
    });
  }

  /** A browser gives up for good when the answer was not a stream (401, 503); then we try again ourselves. */
  private broke(source: EventSource) {
    this.tell('broken', undefined);
    if (source.readyState !== EventSource.CLOSED) return;
    this.tries++;
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => this.connect(), backoff(this.tries));
  }

  private heard() {
    this.lastEventAt = Date.now();
    this.look();
  }

  private look() {
    const next = phaseAt(Date.now(), this.lastEventAt, this.startedAt);
    if (JSON.stringify(next) === JSON.stringify(this.phase)) return;
    this.phase = next;
    for (const listener of this.phaseListeners) listener();
  }

  private flush() {
    for (const kind of ['order', 'session', 'break', 'alert'] as const) {
      const batch = this.batches[kind];
      if (batch.length > 0) this.tell(kind, batch.splice(0) as never);
    }
  }

  private tell<K extends keyof LiveEvents>(kind: K, event: LiveEvents[K]) {
    for (const listener of this.listeners.get(kind) ?? []) (listener as Listener<K>)(event);
  }

  private stop() {
    this.source?.close();
    clearTimeout(this.reconnect);
    for (const timer of this.timers) clearInterval(timer);
  }
}
