import type { Impact, PolicyBody, Simulation, Version } from '../../../main/web/policies/contract';
import type { Answer } from './features.ts';
import { iso } from './messages.ts';

const SLOTS = 48;
const TOOK = 2_500;
const ORDERS = 4_310;

/** Invented simulations: a policy hits its symbols' part of an invented day, and is done after a moment. */
export class Simulations {
  private readonly all: Simulation[] = [];
  private readonly bodies = new Map<string, PolicyBody>();

  begin({ id, version, revision, body }: Version, hours: number, by: string, now: number): Answer {
    const begun: Simulation = {
      ...{ id: `sim${this.all.length + 1}`, policy: id, version, revision, hours, state: 'RUNNING', by },
      ...{ startedAt: iso(now), read: 0, total: ORDERS },
    };
    this.all.unshift(begun);
    this.bodies.set(begun.id, body);
    return { status: 202, body: begun };
  }

  answer(id: string | undefined, act: string | undefined, q: URLSearchParams, now: number): Answer {
    for (const each of this.all) this.play(each, now);
    if (!id) {
      return { rows: this.all.filter((s) => s.policy === q.get('policy') && String(s.version) === q.get('version')) };
    }
    const found = this.all.find((s) => s.id === id);
    if (!found) return { status: 404, body: { title: 'Not found', detail: `no simulation ${id}` } };
    if (act === 'cancellations' && found.state === 'RUNNING') found.state = 'CANCELED';
    return { status: 200, body: found };
  }

  private play(s: Simulation, now: number) {
    if (s.state !== 'RUNNING') return;
    const part = Math.min(1, (now - Date.parse(s.startedAt)) / TOOK);
    s.read = Math.floor(s.total * part);
    if (part < 1) return;
    s.state = 'DONE';
    s.timesRealTime = (s.hours * 3_600_000) / TOOK;
    s.impact = impact(this.bodies.get(s.id) as PolicyBody, s.hours, now);
  }
}

function impact({ match, control }: PolicyBody, hours: number, now: number): Impact {
  const about = match?.symbols?.[0] ?? match?.accounts?.[0];
  const share = control.kind === 'BLOCK' ? 1 : control.kind === 'ROUTE' ? 0.4 : 0.22;
  const hit = about ? share : control.kind === 'BLOCK' ? 1 : share;
  const each = (hours * 3_600_000) / SLOTS;
  const rerouting = control.kind === 'ROUTE';
  const slots = Array.from({ length: SLOTS }, (_, i) => {
    const orders = Math.round(90 + 70 * Math.sin(i / 5) + ((i * 37) % 23));
    const changed = Math.round(orders * hit);
    return {
      ...{ from: iso(now - hours * 3_600_000 + i * each), orders, admitted: 0 },
      ...{ rejected: rerouting ? 0 : changed, rerouted: rerouting ? changed : 0 },
    };
  });
  const sum = (of: (s: (typeof slots)[number]) => number) => slots.reduce((n, s) => n + of(s), 0);
  const [orders, rejected, rerouted] = [sum((s) => s.orders), sum((s) => s.rejected), sum((s) => s.rerouted)];
  const changed = rejected + rerouted;
  const rule = { THROTTLE: 'throttle', WINDOWS: 'time-window', ROUTE: 'forced-route', BLOCK: 'symbol-access' }[control.kind] ?? 'market-limits';
  return {
    ...{ orders, passed: orders, rejected, admitted: 0, rerouted, accounts: 17 },
    notional: { USD: '18240500.00', EUR: '2204100.50' },
    symbols: { XAUUSD: Math.ceil(changed * 0.7), XAUEUR: Math.floor(changed * 0.2), XAGUSD: Math.floor(changed * 0.1) },
    ...{ rules: { [rule]: changed }, slots, everything: rejected === orders },
    samples: ['XAUUSD', 'XAUUSD', 'XAUEUR', 'XAGUSD'].map((symbol, i) => ({
      ...{ order: `LIVE1:1:${1001 + i}`, clOrdId: `L1-${48210 + i * 7}`, clientSession: 'LIVE1', account: `L100${i + 1}`, symbol },
      ...{ receivedAt: iso(now - (i + 1) * 900_000), change: rerouting ? 'REROUTED' : 'REJECTED', before: 'to OMSA' },
      after: rerouting ? 'to OMSB' : `Refused by ${rule}`,
    })),
  };
}
