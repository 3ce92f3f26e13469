import type { IncomingMessage } from 'node:http';
import { Alerts } from './alerts.ts';
import { clustersOf } from './clusters.ts';
import { histogram, latencies } from './latencies.ts';
import { iso } from './messages.ts';
import { Policies } from './policies.ts';
import { Recon } from './recon.ts';
import { search } from './search.ts';
import { support } from './support.ts';
import type { Scenario, World } from './world.ts';

const runbook = (rule: string) => `# ${rule}

## Symptom

Orders for the OMS are refused or wait; the map on the overview shows its line broken.

## Check

1. Open the session's page: state, last error, when it was last heard.
2. \`./interlock status\` says whether fix-gateway itself is up.

## Act

- Fail over by hand if the other session is logged on.
- Call the OMS's desk with the session's CompIDs.
`;

export type Answer = { status: number; body?: unknown } | { rows: unknown[] };

type Body = Record<string, never>;

/** What the read models, the alerts and the keys of ops-api answer, each in a line or two; undefined where none does. */
export class Features {
  private readonly alerts: Alerts;
  private readonly policies: Policies;
  private readonly recon: Recon;
  private readonly views: Record<string, unknown>[] = [];
  private readonly keys: Record<string, unknown>[] = [];
  private ids = 100;

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly user: string,
    private readonly raised: (body: unknown) => void,
    now: number,
  ) {
    this.alerts = new Alerts(scenario, now);
    this.policies = new Policies(scenario, user, now);
    this.recon = new Recon(world, scenario, user);
    if (scenario === 'empty') return;
    this.views.push(
      { id: 'v1', page: 'orders', name: 'Open gold', query: 'symbol=XAUUSD', shared: true, owner: 'ops', createdAt: iso(now) },
      { id: 'v2', page: 'rejects', name: 'Margin, 4 h', query: 'from=now-4h&rejectClass=MARGIN', shared: false, owner: user, createdAt: iso(now) },
    );
    this.keys.push({
      id: 'k1',
      name: 'nightly recon export',
      roles: ['viewer'],
      scopes: { environments: ['LIVE'] },
      createdBy: 'ops',
      createdAt: iso(now - 12 * 86_400_000),
      expiresAt: iso(now + 78 * 86_400_000),
      lastUsedAt: iso(now - 32_000),
    });
  }

  answer(request: IncomingMessage, path: string[], q: URLSearchParams, body: Body): Answer | undefined {
    const now = Date.now();
    const from = Date.parse(q.get('from') ?? '') || now - 3_600_000;
    const to = Date.parse(q.get('to') ?? '') || now;
    const [resource, id, sub] = path;
    const get = request.method === 'GET';
    switch (resource) {
      case 'reject-clusters':
        return { rows: clustersOf(this.world, from, to) };
      case 'latencies':
        if (this.scenario === 'empty') return id ? { status: 200, body: { bucketsMillis: [], minutes: [] } } : { rows: [] };
        return id
          ? { status: 200, body: histogram(q.get('hop') ?? 'total', from, to) }
          : { rows: latencies(q.get('by') ?? 'symbol', q.get('hop') ?? '') };
      case 'completeness':
        return { rows: this.completeness(from, to) };
      case 'search':
        return { status: 200, body: search(this.world, q.get('q') ?? '') };
      case 'support':
        return support(this.world, path[2] ?? '');
      case 'fix-sessions':
        if (get && sub === 'windows') return { rows: this.windows(now) };
        return get && sub === 'timeline' ? { rows: this.timeline(id ?? '', now) } : undefined;
      case 'runbooks':
        return { status: 200, body: runbook(id ?? '') };
      case 'audit':
        return { status: 200, body: { valid: true, checked: this.world.audit.length, firstBad: null, services: [] } };
      case 'policies':
      case 'interventions':
      case 'guards':
      case 'simulations':
      case 'policy-hits':
        return this.policies.answer(request, path, q, body, now);
      case 'saved-views':
        return this.list(this.views, request, id, { ...body, owner: this.user, createdAt: iso(now) });
      case 'api-keys':
        return this.list(this.keys, request, id, {
          expiresAt: iso(now + 90 * 86_400_000),
          ...body,
          createdBy: this.user,
          createdAt: iso(now),
          lastUsedAt: null,
          secret: 'ilk_4fY1x9Qm3ZtVb7Rk2Ns8Wc5Ld0Hg6Ja',
        });
      default:
        if (resource?.startsWith('recon-')) return this.recon.answer(request, path, q, body);
        return resource?.startsWith('alert') ? this.alerting(request, path, q, body, now) : undefined;
    }
  }

  private alerting(request: IncomingMessage, path: string[], q: URLSearchParams, body: Body, now: number) {
    const [resource, id, sub] = path;
    switch (resource) {
      case 'alerts': {
        if (request.method === 'GET') {
          const state = q.get('state');
          return { rows: this.alerts.alerts.filter((a) => !state || state.split(',').includes(a.state)) };
        }
        const alert = this.alerts.alerts.find((a) => a.id === id);
        if (!alert) return { status: 404 };
        const acknowledged = { acknowledgedBy: this.user, acknowledgedAt: iso(now), comment: body.comment };
        Object.assign(alert, { state: 'ACKNOWLEDGED', ...acknowledged });
        this.raised(alert);
        return { status: 201, body: alert };
      }
      case 'alert-rules': {
        const rule = this.alerts.rules.find((r) => r.id === id);
        if (request.method === 'PUT' && rule) {
          Object.assign(rule, body, { version: rule.version + 1, changedBy: this.user, changedAt: iso(now) });
        }
        return rule ? { status: 200, body: rule } : { rows: this.alerts.rules };
      }
      case 'alert-silences':
        return this.list(this.alerts.silences as never, request, id, {
          ...body,
          owner: this.user,
          from: iso(now),
          ...{ repeats: 'NEVER', createdAt: iso(now), active: true, matching: 0 },
        });
      case 'alert-targets':
        return sub === 'tests'
          ? { status: 202, body: { deliveryId: 'd-1' } }
          : this.list(this.alerts.targets as never, request, id, { version: 1, ...body });
      case 'alert-deliveries':
        return { rows: this.alerts.deliveries };
      default:
        return undefined;
    }
  }

  private list(
    rows: Record<string, unknown>[],
    request: IncomingMessage,
    id: string | undefined,
    made: Record<string, unknown>,
  ): Answer {
    if (request.method === 'POST') {
      const row = { id: `n${++this.ids}`, ...made };
      const { secret, ...kept } = row as Record<string, unknown>;
      rows.unshift(kept);
      return { status: 201, body: row };
    }
    const at = rows.findIndex((row) => row.id === id);
    if (request.method === 'PUT' && at >= 0) Object.assign(rows[at] as object, made);
    if (request.method === 'DELETE' && at >= 0) {
      rows.splice(at, 1);
      return { status: 204 };
    }
    return { rows };
  }

  private completeness(from: number, to: number) {
    if (this.scenario === 'empty') return [];
    const minute = (at: string) => Math.floor(Date.parse(at) / 60_000) * 60_000;
    const rows = [];
    for (const oms of ['OMSA', 'OMSB']) {
      for (let at = Math.floor(from / 60_000) * 60_000; at <= to; at += 60_000) {
        const orders = this.world.orders.filter((o) => o.oms === oms && minute(o.receivedAt) === at);
        const filled = orders.filter((o) => Number(o.cumQty) > 0).length;
        const silent = this.scenario === 'trouble' && oms === 'OMSB' && at > to - 240_000 && at < to - 60_000;
        rows.push({
          minute: iso(at),
          oms,
          orders: orders.length,
          answered: silent ? 0 : orders.length,
          executions: silent ? 0 : filled,
          dropCopies: silent ? 0 : filled,
          silent,
        });
      }
    }
    return rows;
  }

  private timeline(id: string, now: number) {
    const hour = 3_600_000;
    const logon = now - 5_025_000;
    const items = [
      { at: iso(now - 20 * hour), kind: 'LOGON', text: 'Logged on, next in 1', severity: 'NORMAL' },
      { at: iso(now - 9 * hour), kind: 'LOGOUT', text: 'Logged out at the end of its hours', severity: 'NORMAL' },
      { at: iso(logon), kind: 'LOGON', text: 'Logged on, next in 1204', severity: 'NORMAL' },
      { at: iso(now - 2_400_000), kind: 'RESEND_REQUEST', text: 'They asked for 118 to 131 again', severity: 'WARNING' },
      ...this.world.incidents
        .filter((i) => i.session === id && Date.parse(i.at) > logon)
        .map((i) => ({ at: i.at, kind: i.kind, text: i.detail, severity: i.severity })),
    ];
    return items.sort((a, b) => b.at.localeCompare(a.at)).map((item) => ({ id: `${item.at}${item.kind}`, ...item }));
  }

  private windows(now: number) {
    const hour = 3_600_000;
    return [
      { from: iso(now - 20 * hour), to: iso(now - 9 * hour) },
      { from: iso(now - 2 * hour), to: iso(now + 9 * hour) },
    ];
  }
}
