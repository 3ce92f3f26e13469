import type { Reject, RejectCluster } from '../../../main/web/api/types';
import type { World } from './world.ts';

const SLICES = 30;

const KNOWN: [RegExp, Pick<RejectCluster, 'rejectClass' | 'codeName' | 'owner' | 'firstAction'>][] = [
  [
    /margin/i,
    {
      rejectClass: 'MARGIN',
      codeName: 'Order exceeds limit',
      owner: 'risk',
      firstAction: 'Look at the headroom of the accounts with the owner of the limit.',
    },
  ],
  [
    /killed/i,
    {
      rejectClass: 'KILLED',
      codeName: 'Broker option',
      owner: 'dealing',
      firstAction: 'The kill switch says who engaged it and why.',
    },
  ],
  [
    /multiple|OrderQty/i,
    {
      rejectClass: 'QUANTITY',
      codeName: 'Incorrect quantity',
      owner: 'symbol ops',
      firstAction: 'Compare the least, the most and the step with the OMS.',
    },
  ],
];

/** The world's rejects by session, code, text without its numbers, and symbol, as ops-api clusters them. */
export function clustersOf(world: World, from: number, to: number): RejectCluster[] {
  const clusters = new Map<string, { cluster: RejectCluster; accounts: Set<string> }>();
  for (const reject of world.rejects) {
    const at = Date.parse(reject.at);
    if (at < from || at > to) continue;
    const text = reject.text.replaceAll(/(?<![(\d.])\d+(?:[.,]\d+)*/g, '{number}').replaceAll(reject.symbol ?? '\0', '{symbol}');
    const key = [reject.clientSession, reject.code, text, reject.symbol].join('|');
    const known = clusters.get(key) ?? { cluster: begun(world, reject, text), accounts: new Set<string>() };
    clusters.set(key, known);
    const { cluster } = known;
    cluster.count++;
    if (reject.account) known.accounts.add(reject.account);
    cluster.accounts = known.accounts.size;
    if (reject.at < cluster.firstSeen) cluster.firstSeen = reject.at;
    if (reject.at > cluster.lastSeen) cluster.lastSeen = reject.at;
    const slice = Math.min(SLICES - 1, Math.floor(((at - from) / (to - from)) * SLICES));
    cluster.trend[slice] = (cluster.trend[slice] ?? 0) + 1;
    if (reject.orderId && cluster.samples.length < 5) cluster.samples.push(reject.orderId);
  }
  return [...clusters.values()].map(({ cluster }) => ({
    ...cluster,
    isNew: Date.parse(cluster.firstSeen) > to - 420_000 && cluster.count > 2,
    began: cluster.firstSeen,
    changesBefore: before(world, cluster),
  }));
}

function begun(world: World, reject: Reject, text: string): RejectCluster {
  const known = KNOWN.find(([pattern]) => pattern.test(reject.text))?.[1];
  const order = world.orders.find((o) => o.id === reject.orderId);
  return {
    id: `c-${Buffer.from([reject.clientSession, text, reject.symbol].join('|')).toString('base64url')}`,
    fixSession: reject.source === 'OMS' ? (order?.omsSession ?? reject.fixSession) : reject.fixSession,
    oms: reject.source === 'OMS' ? (order?.oms ?? null) : null,
    code: reject.code ?? null,
    codeName: known?.codeName ?? null,
    text,
    symbol: reject.symbol ?? null,
    rejectClass: known?.rejectClass ?? 'OTHER_NEW',
    owner: known?.owner ?? 'dealing',
    firstAction: known?.firstAction ?? 'Read the text; nobody has named it yet.',
    firstSeen: reject.at,
    lastSeen: reject.at,
    count: 0,
    accounts: 0,
    isNew: false,
    trend: Array.from({ length: SLICES }, () => 0),
    changesBefore: [],
    samples: [],
  };
}

function before(world: World, cluster: RejectCluster): RejectCluster['changesBefore'] {
  const first = Date.parse(cluster.firstSeen);
  return world.audit
    .filter((e) => Date.parse(e.at) <= first && first - Date.parse(e.at) < 600_000)
    .filter((e) => !cluster.symbol || !e.object.startsWith('symbol') || e.object.endsWith(`:${cluster.symbol}`))
    .map((e) => ({
      at: e.at,
      objectType: e.object.split(':')[0] ?? '',
      objectId: e.object,
      action: e.action,
      actor: e.actor,
      reason: e.reason,
      secondsBefore: Math.round((first - Date.parse(e.at)) / 1_000),
    }));
}
