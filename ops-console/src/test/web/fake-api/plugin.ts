import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { decode } from './decode.ts';
import { type Answer, Features } from './features.ts';
import { type Scenario, type Told, World } from './world.ts';

const PERMISSIONS = [
  'session:read',
  'session:operate',
  'order:settle',
  'order:read',
  'symbol:read',
  'symbol:kill',
  'account:read',
  'break:read',
  ...['break:review', 'break:force-close', 'recon:import', 'recon:deliver', 'recon:sign'],
  'audit:read',
  'alert:read',
  'alert:acknowledge',
  'alert:silence',
  'view:read',
  'view:share',
  'alert:configure',
  'api-key:manage',
  'policy:read',
  ...['policy:write', 'policy:approve', 'policy:revert'],
];

/** What a viewer lacks. */
const ACTING = [
  ...['symbol:kill', 'policy:write', 'policy:approve', 'policy:revert'],
  ...['break:review', 'break:force-close', 'recon:import', 'recon:deliver', 'recon:sign'],
];

/**
 * The REST contract of ops-api on invented data, for development, previews and pictures. `FAKE_SCENARIO` is `flow`,
 * `trouble` or `empty`; `FAKE_USER=viewer` may not kill; `FAKE_FAULT` is `error` (503), `slow`, `mute` (no stream) or
 * `signed-out` (401).
 */
export function fakeApi(): Plugin {
  const fault = process.env.FAKE_FAULT;
  const watchers = new Set<ServerResponse>();
  const tell = ({ event, body }: Told) => {
    if (fault === 'mute') return;
    for (const watcher of watchers) send(watcher, event, body);
  };
  const scenario = (process.env.FAKE_SCENARIO ?? 'flow') as Scenario;
  const world = new World(scenario, chanceOf(7), tell, Date.now());
  const user = process.env.FAKE_USER ?? 'dealer';
  const features = new Features(world, scenario, user, (body) => tell({ event: 'alert', body }), Date.now());
  const serve = (middlewares: Connect.Server) => {
    setInterval(() => world.trade(Date.now()), 1_700).unref();
    setInterval(() => {
      if (fault === 'mute') return;
      for (const watcher of watchers) send(watcher, 'status', world.status(Date.now()));
    }, 1_000).unref();
    middlewares.use((request, response, next) => {
      const url = new URL(request.url ?? '/', 'http://fake');
      if (url.pathname === '/logout') return answer(response, 204);
      if (!url.pathname.startsWith('/api/v1')) return next();
      if (fault === 'slow') return undefined;
      if (fault === 'signed-out') return problem(response, 401, 'Signed out', 'no session');
      if (fault === 'error' && url.pathname !== '/api/v1/me' && url.pathname !== '/api/v1/stream') {
        return problem(response, 503, 'A service is unavailable', 'PostgreSQL does not answer');
      }
      return route(world, features, url, request, response, watchers);
    });
  };
  return {
    name: 'fake-api',
    configureServer: (server) => serve(server.middlewares),
    configurePreviewServer: (server) => serve(server.middlewares),
  };
}

async function route(
  world: World,
  features: Features,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  watchers: Set<ServerResponse>,
) {
  const path = url.pathname.slice('/api/v1'.length).split('/').filter(Boolean).map(decodeURIComponent);
  const [resource, id, sub] = path;
  const q = (name: string) => url.searchParams.get(name) ?? '';
  const user = process.env.FAKE_USER ?? 'dealer';
  const text = await bodyOf(request);
  const json = request.headers['content-type']?.includes('json');
  const body = (text ? (json ? JSON.parse(text) : { text }) : {}) as Record<string, string>;
  const feature = features.answer(request, path, url.searchParams, body as never);
  if (feature) return told(response, feature, url);
  if (request.method === 'POST') {
    if (resource === 'fix-messages') return answer(response, 200, decode(body.raw ?? ''));
    if (resource === 'fix-sessions' || resource === 'oms-links' || resource === 'in-doubt-orders')
      return answer(response, 201, {});
    if (resource === 'kill-switches' && sub === 'releases' && id) {
      const done = world.release(id, user, body.reason ?? '', Date.now());
      return done ? answer(response, 201, {}) : problem(response, 404, 'Not found', `no kill switch ${id}`);
    }
    if (resource === 'kill-switches') {
      if (world.kills.some((k) => k.environment === body.environment && k.symbol === body.symbol)) {
        return problem(
          response,
          409,
          'Already so',
          `${body.symbol} is already killed in ${body.environment}`,
        );
      }
      return answer(
        response,
        201,
        world.kill(body.environment ?? '', body.symbol ?? '', user, body.reason ?? '', Date.now()),
      );
    }
  }
  switch (resource) {
    case 'me':
      return answer(response, 200, {
        user,
        roles: [user],
        permissions: user === 'viewer' ? PERMISSIONS.filter((p) => !ACTING.includes(p)) : PERMISSIONS,
        environment: 'local',
      });
    case 'status':
      return answer(response, 200, world.status(Date.now()));
    case 'stream':
      return stream(response, watchers);
    case 'fix-messages':
      return page(response, messages(world, url.searchParams), url);
    case 'oms-links':
      return id
        ? page(response, world.failovers.filter((f) => f.move.oms === id), url)
        : page(response, world.links(), url);
    case 'in-doubt-orders':
      return page(response, world.inDoubt, url);
    case 'fix-sessions': {
      if (sub === 'definition')
        return answer(response, 200, { definition: { id, enabled: true, version: 'FIX.4.4' }, words: null });
      if (!id) return page(response, world.sessions, url);
      const session = world.sessions.find((s) => s.id === id);
      const incidents = world.incidents.filter((i) => i.session === id);
      return session
        ? answer(response, 200, { ...session, incidents })
        : problem(response, 404, 'Not found', `no session ${id}`);
    }
    case 'orders': {
      if (id) {
        const order = world.orders.find((o) => o.id === id);
        if (!order)
          return problem(response, 404, 'Not found', `no order ${id} among ${world.orders.length} kept`);
        return answer(response, 200, { ...order, timeline: world.timelines.get(id) ?? [] });
      }
      const needle = q('q').toUpperCase();
      const rows = world.orders.filter(
        (o) =>
          (!q('status') || q('status').split(',').includes(o.status)) &&
          (!q('symbol') || o.symbol === q('symbol')) &&
          (!q('account') || o.account === q('account')) &&
          (!q('clientSession') || o.clientSession === q('clientSession')) &&
          (!q('oms') || o.oms === q('oms')) &&
          (!q('from') || o.receivedAt >= q('from')) &&
          (!needle || [o.clOrdId, o.id, o.orderId, o.symbol].some((t) => t?.toUpperCase().includes(needle))),
      );
      return page(response, rows, url);
    }
    case 'rejects':
      return page(
        response,
        world.rejects.filter((r) => !q('from') || r.at >= q('from')),
        url,
      );
    case 'symbols':
      return page(response, world.symbols, url);
    case 'kill-switches':
      return page(response, world.kills, url);
    case 'accounts':
      return page(
        response,
        world.accounts.filter(
          (a) => a.account.includes(q('q').toUpperCase()) || a.crmClient.includes(q('q')),
        ),
        url,
      );
    case 'recon-summary':
      return answer(response, 200, summary(world));
    case 'audit-entries':
      return page(
        response,
        world.audit.filter((e) => e.object.startsWith(q('object')) && e.actor.includes(q('actor'))),
        url,
      );
    default:
      return problem(response, 404, 'Not found', `no ${url.pathname}`);
  }
}

/** What went over the sessions, made up from the orders' timelines. */
function messages(world: World, asked: URLSearchParams) {
  const all = [...world.timelines.values()].flat().flatMap((entry) => {
    const text = entry.raw;
    if (!text) return [];
    const tag = (n: number) => new RegExp(`\\u0001${n}=([^\\u0001]*)`).exec(text)?.[1] ?? null;
    const out = tag(49) === 'INTERLOCK';
    return [
      {
        id: entry.eventId,
        at: entry.at,
        session: (out ? tag(56) : tag(49)) ?? '',
        direction: out ? 'OUT' : 'IN',
        seq: Number(tag(34)),
        msgType: tag(35) ?? '',
        possDup: false,
        clOrdId: tag(11),
        orderId: tag(37),
        execId: tag(17),
        raw: text,
      },
    ];
  });
  const is = (name: string, value: string | null) => !asked.get(name) || asked.get(name) === value;
  return all
    .filter(
      (m) =>
        is('session', m.session) &&
        is('clOrdId', m.clOrdId) &&
        is('orderId', m.orderId) &&
        is('execId', m.execId) &&
        is('direction', m.direction) &&
        (!asked.get('from') || m.at >= (asked.get('from') ?? '')),
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}

function summary(world: World) {
  const open = (oms?: string) =>
    world.breaks.filter((b) => b.status === 'OPEN' && (!oms || b.oms === oms)).length;
  const lastDropCopyAt = world.matched > 0 ? new Date(Date.now() - 2_400).toISOString() : null;
  const a = Math.floor(world.matched * 0.58);
  return {
    matched: world.matched,
    pending: 0,
    open: open(),
    lastDropCopyAt,
    perOms:
      world.matched === 0
        ? []
        : [
            { oms: 'OMSA', matched: a, pending: 0, open: open('OMSA'), lastDropCopyAt },
            { oms: 'OMSB', matched: world.matched - a, pending: 0, open: open('OMSB'), lastDropCopyAt },
          ],
  };
}

function told(response: ServerResponse, feature: Answer, url: URL) {
  if (!('rows' in feature)) return answer(response, feature.status, feature.body);
  return page(response, feature.rows, url);
}

function page(response: ServerResponse, rows: unknown[], url: URL) {
  if (response.req.headers.accept?.includes('text/csv')) return csv(response, rows);
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const next = from + limit < rows.length ? String(from + limit) : null;
  answer(response, 200, { items: rows.slice(from, from + limit), next });
}

function csv(response: ServerResponse, rows: unknown[]) {
  const names = Object.keys((rows[0] as object | undefined) ?? {});
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = rows.map((row) => names.map((name) => cell((row as Record<string, unknown>)[name])).join(','));
  response.writeHead(200, { 'Content-Type': 'text/csv' });
  response.end([names.join(','), ...lines].join('\n'));
}

function stream(response: ServerResponse, watchers: Set<ServerResponse>) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('event: ping\ndata: {}\n\n');
  watchers.add(response);
  response.on('close', () => watchers.delete(response));
}

let eventId = 0;

function send(to: ServerResponse, event: string, body: unknown) {
  to.write(`id: fake-${++eventId}\nevent: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
}

function answer(response: ServerResponse, status: number, body?: unknown) {
  const text = typeof body === 'string';
  response.writeHead(status, {
    'Content-Type': text ? 'text/markdown' : status >= 400 ? 'application/problem+json' : 'application/json',
  });
  response.end(body === undefined ? '' : text ? body : JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string, detail: string) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ title, status, detail, traceId: '4bf92f3577b34da6' }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** The same chances in every run, so that pictures can be compared. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
