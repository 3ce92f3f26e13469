import type { IncomingMessage } from 'node:http';
import type { Activation, Differences, Finding, PolicyBody, Version } from '../../../main/web/policies/contract';
import type { Answer } from './features.ts';
import { iso } from './messages.ts';
import { Simulations } from './simulations.ts';
import type { Scenario } from './world.ts';

type Body = Record<string, unknown>;

/** One that is open has no `closed`; `before` is what returns at its end. */
type Times = Activation & { before?: number };

type Document = { id: string; environment: string; versions: Version[]; times: Times[] };

const PENDING = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SCHEDULED'];

const MOVES: Record<string, string> = {
  submissions: 'SUBMITTED',
  approvals: 'APPROVED',
  declines: 'DECLINED',
  discards: 'DISCARDED',
};

/** Policies and their versions, as routing-service answers; of what is wrong with a body only a little is found. */
export class Policies {
  private readonly all: Document[] = [];
  private readonly simulations = new Simulations();

  constructor(
    scenario: Scenario,
    private readonly user: string,
    now: number,
  ) {
    if (scenario === 'empty') return;
    const minutes = (n: number) => now + n * 60_000;
    const limits = (maxQty: string): PolicyBody => ({
      ...{ environment: 'LIVE', priority: 10, match: { symbols: ['XAU*'] } },
      control: { kind: 'LIMITS', maxQty },
    });
    const gold = this.drafted('gold-news-limit', limits('50000'), 'dealer', 'Usual size of gold', minutes(-9_000));
    this.inForce(gold, 1, 'risk', 'Usual size of gold', minutes(-8_900));
    this.drafted('gold-news-limit', limits('5000'), 'dealer', 'News at 14:30', minutes(-20));
    this.inForce(gold, 2, 'dealer', 'News at 14:30', minutes(-18), iso(minutes(27)));
    this.drafted('gold-news-limit', limits('-1'), 'dealer', 'Smaller still', minutes(-3));
    const hours = this.drafted(
      'us-share-hours',
      {
        ...{ environment: 'LIVE', priority: 20, match: { assetClasses: ['SHARE'] } },
        control: {
          ...{ kind: 'WINDOWS', zone: 'America/New_York', holidays: ['2026-12-25'] },
          windows: [
            { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], open: '09:30', close: '16:00' },
          ],
        },
      },
      'dealer',
      'Hours of XNYS',
      minutes(-30_000),
    );
    this.inForce(hours, 1, 'risk', 'Hours of XNYS', minutes(-29_000));
    const throttle = {
      ...{ kind: 'THROTTLE', per: 'ACCOUNT', unit: 'ORDERS', limit: '10', windowMillis: 1_000, burst: '20' },
      cancelsExempt: true,
    };
    this.drafted(
      'account-pace',
      { environment: 'DEMO', priority: 100, match: { accounts: ['D*'] }, control: throttle },
      'risk',
      'A script went wild yesterday',
      minutes(-44),
    ).versions[0]!.state = 'SUBMITTED';
    const route = this.drafted(
      'silver-to-omsb',
      {
        ...{ environment: 'DEMO', priority: 50, match: { symbols: ['XAGUSD'] } },
        control: { kind: 'ROUTE', oms: 'OMSB', edits: [{ tag: 100, value: 'XNYS' }] },
      },
      'dealer',
      'OMSA is slow in silver',
      minutes(-190),
    );
    this.inForce(route, 1, 'dealer', 'OMSA is slow in silver', minutes(-185));
  }

  answer(request: IncomingMessage, path: string[], q: URLSearchParams, body: Body, now: number): Answer {
    const [resource, id, part, version, act] = path;
    const write = request.method !== 'GET';
    if (resource === 'simulations') return this.simulations.answer(id, part, q, now);
    if (resource === 'policy-hits') return { rows: this.all.filter(activeOf).map(hitsOf) };
    if (resource === 'guards') return { rows: [] };
    if (resource === 'interventions') return { rows: this.all.flatMap(intervention) };
    if (!id && write) {
      const { id: name, reason, ...policy } = body;
      const made = this.drafted(String(name), policy as PolicyBody, this.user, String(reason), now);
      return { status: 201, body: made.versions.at(-1) };
    }
    if (!id) return { rows: this.all.map(row) };
    const found = this.all.find((d) => d.id === id);
    if (!found) return { status: 404, body: { title: 'Not found', detail: `there is no policy ${id}` } };
    if (part === 'ends') return this.done(found, () => close(found, 'ENDED', now));
    if (part === 'reverts') {
      const until = body.until as string | undefined;
      const [to, reason] = [Number(body.version), String(body.reason)];
      return this.done(found, () => this.inForce(found, to, this.user, reason, now, until, 'REVERTED'));
    }
    if (part === 'versions' && version === undefined) {
      return { rows: found.versions.toReversed().map((v) => told(found, v)) };
    }
    if (part === 'versions') return { status: 200, body: differences(found, Number(version), Number(q.get('against'))) };
    const one = found.versions.find((v) => v.version === Number(version));
    if (!one) return { status: 200, body: view(found) };
    if (act === 'simulations') return this.simulations.begin(one, Number(body.hours ?? 24), this.user, now);
    if (act === 'validations') return { status: 200, body: { findings: one.findings } };
    if (request.method === 'PUT') {
      const { reason, ...policy } = body;
      Object.assign(one, { body: policy, reason, revision: one.revision + 1, findings: wrong(policy as PolicyBody) });
    } else if (act === 'activations') {
      const until = body.until as string | undefined;
      this.inForce(found, one.version, this.user, String(body.reason), now, until);
    } else if (act && MOVES[act]) one.state = MOVES[act];
    return { status: write && request.method === 'POST' ? 201 : 200, body: told(found, one) };
  }

  private done(of: Document, change: () => void): Answer {
    change();
    return { status: 201, body: of.versions.at(-1) };
  }

  private drafted(id: string, body: PolicyBody, by: string, reason: string, at: number): Document {
    let found = this.all.find((d) => d.id === id);
    if (!found) {
      found = { id, environment: body.environment, versions: [], times: [] };
      this.all.push(found);
    }
    found.versions.push({
      ...{ id, version: found.versions.length + 1, revision: 1, state: 'DRAFT', reason, authors: [by], at: iso(at) },
      ...{ body, findings: wrong(body), activations: [] },
    });
    return found;
  }

  private inForce(of: Document, version: number, by: string, reason: string, at: number, until?: string, cause = 'APPLIED') {
    const before = of.times.find((t) => !t.closed)?.version;
    close(of, 'SUPERSEDED', at);
    const chosen = of.versions.find((v) => v.version === version);
    if (chosen) chosen.state = 'ACTIVE';
    of.times.push({
      ...{ number: of.times.length + 1, version, cause, by, reason, since: iso(at) },
      ...(until && { until, ...(before && { before }) }),
    });
  }
}

function close(of: Document, state: string, at: number) {
  for (const time of of.times) time.closed ??= iso(at);
  for (const version of of.versions) if (version.state === 'ACTIVE') version.state = state;
}

function wrong({ priority, control }: PolicyBody): Finding[] {
  const found: Finding[] = [];
  if (priority < 0) found.push({ pointer: '/priority', text: `priority must be 0 to 10000, but is ${priority}` });
  if (Number(control.maxQty) <= 0) {
    found.push({ pointer: '/control/maxQty', text: `maxQty must be above 0, but is ${control.maxQty}` });
  }
  return found;
}

/** Of an invented day. */
function hitsOf({ id, environment, versions }: Document, at: number) {
  const hours = Array.from({ length: 24 }, (_, i) => Math.max(0, Math.round(9 + 11 * Math.sin(i / 3 + at * 2))));
  const day = hours.reduce((a, b) => a + b, 0);
  const field = versions[0]?.body.control.kind === 'ROUTE' ? 'rerouted' : 'rejected';
  const none = { rejected: 0, throttled: 0, rerouted: 0 };
  return { policy: id, environment, lastHour: { ...none, [field]: hours[23] }, lastDay: { ...none, [field]: day }, hours };
}

const activeOf = (of: Document) => of.times.find((t) => !t.closed);

const told = (of: Document, version: Version): Version => ({
  ...version,
  findings: PENDING.includes(version.state) ? version.findings : [],
  activations: of.times.filter((t) => t.version === version.version),
});

const shown = (of: Document) =>
  (of.versions.find((v) => v.state === 'ACTIVE') ?? of.versions.at(-1)) as Version;

function row(of: Document) {
  const { body, state } = shown(of);
  const active = activeOf(of);
  return {
    ...{ id: of.id, environment: of.environment, control: body.control.kind, state, priority: body.priority },
    activeVersion: active?.version ?? null,
    draftVersion: of.versions.findLast((v) => PENDING.includes(v.state))?.version ?? null,
    ...{ by: active?.by ?? null, reason: active?.reason ?? null, since: active?.since ?? null },
    until: active?.until ?? null,
  };
}

function view(of: Document) {
  const active = activeOf(of);
  return {
    ...{ id: of.id, environment: of.environment, state: shown(of).state },
    active: active ? { ...active, returns: active.before ?? null, body: shown(of).body } : null,
    drafts: of.versions.filter((v) => PENDING.includes(v.state)).toReversed().map((v) => told(of, v)),
  };
}

function intervention(of: Document) {
  const active = activeOf(of);
  if (!active) return [];
  const reasons = [
    ...(active.until ? ['TEMPORARY'] : []),
    ...(active.by === 'risk' ? [] : ['ONE_PERSON']),
    ...(active.cause === 'REVERTED' ? ['REVERTED'] : []),
  ];
  const { id, environment } = of;
  const { version, by: owner, reason, since, until = null, before: returns = null } = active;
  return reasons.length > 0 ? [{ kind: 'policy', id, environment, version, why: reasons, owner, reason, since, until, returns }] : [];
}

function differences(of: Document, version: number, against: number): Differences {
  const flat = (value: unknown, pointer = ''): [string, unknown][] =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, part]) => flat(part, `${pointer}/${name}`))
      : [[pointer, Array.isArray(value) ? JSON.stringify(value) : value]];
  const body = (n: number) => new Map(flat(of.versions.find((v) => v.version === n)?.body));
  const [before, after] = [body(against), body(version)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((p) => before.get(p) !== after.get(p));
  const words = (p: string) => `${p.slice(p.lastIndexOf('/') + 1)}: ${before.get(p) ?? 'none'} -> ${after.get(p) ?? 'none'}`;
  return { id: of.id, version, against, differences: changed.map((pointer) => ({ pointer, words: words(pointer) })) };
}
