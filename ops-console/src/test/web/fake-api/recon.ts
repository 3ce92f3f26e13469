import type { IncomingMessage } from 'node:http';
import type { Decision, Line, ReconBreak } from '../../../main/web/recon/contract';
import { CATALOGUE } from './breaks.ts';
import type { Answer } from './features.ts';
import { Imports } from './imports.ts';
import { iso } from './messages.ts';
import { PostTrade } from './postTrade.ts';
import { proof } from './proof.ts';
import type { Scenario, World } from './world.ts';

type Asked = { action?: string; value?: string; reason?: string; breakIds?: string[] };

/** What dropcopy-recon-service answers by ops-api; decisions are taken, though not all that is wrong is refused. */
export class Recon {
  private readonly decisions: Decision[] = [];
  private readonly imports: Imports;
  private readonly postTrade: PostTrade;

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly user: string,
  ) {
    this.imports = new Imports(scenario, user, Date.now());
    this.postTrade = new PostTrade(world, scenario, user, Date.now());
    for (const b of world.breaks) {
      const at = Date.parse(b.openedAt);
      if (b.owner) this.note(b, 'ASSIGN', b.owner, 'ops', 'Yours by the rota', at + 9_000);
      for (const label of b.labels) this.note(b, 'LABEL', label, b.owner ?? 'dealer', 'So that we find them again', at + 20_000);
      if (b.review === 'PENDING') this.note(b, 'PEND', null, b.owner ?? 'ops', 'Desk of OMSA looks at it, ticket 40172', at + 60_000);
      if (b.review === 'UNDER_REVIEW') this.note(b, 'COMMENT', null, 'dealer', 'Asked OMSB for the status of the order', at + 41_000);
      if (b.review === 'RESOLVED') this.note(b, 'ACCEPT', null, 'dealer', 'OMSA writes accounts with a hyphen', at + 400_000);
    }
  }

  answer(request: IncomingMessage, path: string[], q: URLSearchParams, body: object): Answer | undefined {
    const [resource, id, sub] = path;
    const post = request.method === 'POST';
    const asked = body as Asked;
    switch (resource) {
      case 'recon-breaks': {
        if (!id) return { rows: this.filtered(q) };
        const found = this.world.breaks.find((b) => b.breakId === id);
        if (!found) return { status: 404, body: { title: 'Not found', status: 404, detail: `no break ${id}` } };
        if (post && sub === 'decisions') {
          const why = this.decide(found, asked);
          return why
            ? { status: 409, body: { title: 'Not possible now', status: 409, detail: why } }
            : { status: 200, body: found };
        }
        return { status: 200, body: sub === 'card' ? this.card(found) : found };
      }
      case 'recon-break-decisions': {
        const of = this.world.breaks.filter((b) => asked.breakIds?.includes(b.breakId));
        const refused = of.map((b) => ({ breakId: b.breakId, why: this.decide(b, asked) })).filter((r) => r.why);
        return { status: 200, body: { done: of.filter((b) => !refused.some((r) => r.breakId === b.breakId)), refused } };
      }
      case 'recon-catalogue':
        return {
          rows: Object.entries(CATALOGUE).map(([type, [severity, slaSeconds, meaning]]) => ({
            ...{ type, severity, slaSeconds, meaning },
          })),
        };
      case 'recon-proof':
        return { status: 200, body: proof(q.get('day') ?? iso(Date.now()).slice(0, 10), this.scenario, Date.now()) };
      case 'recon-imports':
      case 'recon-mappings':
        return this.imports.answer(request, path, q, body as { text?: string });
      case 'recon-summary':
        return undefined;
      default:
        return this.postTrade.answer(request, path, q, body as Record<string, string>);
    }
  }

  private filtered(q: URLSearchParams): ReconBreak[] {
    const is = (name: string, value: string | null | undefined) => !q.get(name) || q.get(name) === value;
    const before = Date.now() - Number(q.get('olderThanSeconds') ?? 0) * 1_000;
    return this.world.breaks.filter(
      (b) =>
        is('status', b.status) &&
        is('type', b.type) &&
        is('oms', b.oms) &&
        is('symbol', b.symbol) &&
        is('severity', b.severity) &&
        is('review', b.review) &&
        is('owner', b.owner) &&
        Date.parse(b.openedAt) <= before,
    );
  }

  private decide(b: ReconBreak, { action = '', value, reason = '' }: Asked): string | undefined {
    const talk = ['COMMENT', 'LABEL', 'UNLABEL'].includes(action);
    if (b.status === 'CLOSED' && !talk && action !== 'REOPEN') return `it is closed: ${b.closedReason}`;
    const closed = (review: string, words: string) =>
      Object.assign(b, {
        ...{ review, status: 'CLOSED', closedAt: iso(Date.now()) },
        closedReason: `${words} by ${this.user}: ${reason}`,
      });
    if (action === 'TAKE') Object.assign(b, { review: 'UNDER_REVIEW', owner: this.user });
    if (action === 'ASSIGN') Object.assign(b, { review: 'UNDER_REVIEW', owner: value });
    if (action === 'PEND') b.review = 'PENDING';
    if (action === 'LABEL' && value) b.labels = [...new Set([...b.labels, value])].sort();
    if (action === 'UNLABEL') b.labels = b.labels.filter((l) => l !== value);
    if (action === 'ACCEPT') closed('RESOLVED', 'accepted');
    if (action === 'BOOK_FROM_DROP_COPY') closed('RESOLVED', 'booked from the drop copy');
    if (action === 'FORCE_CLOSE') closed('FORCE_CLOSED', 'force-closed');
    if (action === 'REOPEN')
      Object.assign(b, { review: 'UNDER_REVIEW', status: 'OPEN', closedAt: null, closedReason: null });
    this.note(b, action, value ?? null, this.user, reason, Date.now());
    return undefined;
  }

  private note(b: ReconBreak, action: string, value: string | null, by: string, reason: string, at: number) {
    const decisionId = `d${++this.world.ids}`;
    this.decisions.push({ decisionId, subject: b.breakId, action, value, by, reason, at: iso(at) });
  }

  private card(b: ReconBreak) {
    const at = Date.parse(b.openedAt);
    const line = (session: string, after: number, qty?: string | null, px?: string | null): Line[] =>
      qty
        ? [
            {
              ...{ eventId: `${session}:1:${b.execId?.replace(/\D/g, '') ?? 1}`, at: iso(at - after) },
              ...{ execType: 'TRADE', ordStatus: 'FILLED', execId: b.execId ?? null, execRefId: null },
              ...{ orderId: b.orderId ?? null, clOrdId: b.clOrdId ?? null, account: b.account ?? null },
              ...{ symbol: b.symbol ?? null, side: b.side ?? null, orderQty: b.platformQty ?? qty, lastQty: qty },
              ...{ lastPx: px ?? null, cumQty: qty, leavesQty: '0', currency: 'USD' },
              commission: b.type === 'FEE_OR_CURRENCY' ? (session.endsWith('DC') ? '3.00' : '3.50') : '3.50',
              transactTime: iso(at - 2_210),
            },
          ]
        : [];
    return {
      broken: b,
      meaning: CATALOGUE[b.type]?.[2] ?? b.type,
      platform: line(`${b.oms}-P`, 2_190, b.platformQty, b.platformPx),
      dropCopy: line(`${b.oms}-DC`, 1_984, b.dropCopyQty, b.dropCopyPx),
      history: this.decisions.filter((d) => d.subject === b.breakId),
      around:
        b.severity === 'LOW'
          ? []
          : [
              { at: iso(at - 48_000), kind: 'session', about: `${b.oms}-P`, text: 'Logged out: connection reset by peer', by: null },
              { at: iso(at - 47_200), kind: 'venue', about: b.oms, text: 'Failed over to the secondary session', by: null },
              { at: iso(at - 21_000), kind: 'change', about: 'policy:gold-news-limit', text: 'policy.activated: News at 14:30', by: 'dealer' },
              { at: iso(at + 4_000), kind: 'session', about: `${b.oms}-P`, text: 'Logged on, resend of 118 to 131 asked for', by: null },
            ],
    };
  }
}
