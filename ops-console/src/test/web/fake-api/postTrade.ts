import type { IncomingMessage } from 'node:http';
import type { CertificateView, Delivery, FileDiff, SignedDay } from '../../../main/web/recon/contract';
import type { Answer } from './features.ts';
import { iso } from './messages.ts';
import { proof } from './proof.ts';
import type { Scenario, World } from './world.ts';

const HASH = '5d41402abc4b2a76b9719d911017c592ae1f0c6f2b7d4e6f8a9b0c1d2e3f4a5b';

/** Certificates, finance's files and where they go. */
export class PostTrade {
  private readonly signed: (SignedDay & { then?: CertificateView['certificate'] })[] = [];
  private readonly sent: Delivery[] = [];

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly user: string,
    now: number,
  ) {
    if (scenario === 'empty') return;
    for (const back of [1, 2, 3, 4]) {
      const tradeDate = iso(now - back * 86_400_000).slice(0, 10);
      const at = `${iso(now - (back - 1) * 86_400_000).slice(0, 10)}T00:${10 + back}:12.000Z`;
      for (const oms of ['OMSA', 'OMSB']) {
        if (oms === 'OMSB' && back === 1) continue;
        const comment = back === 3 ? 'Three late reports, all explained in their breaks' : 'Complete';
        this.signed.push({ oms, tradeDate, hash: HASH, signedBy: back % 2 ? 'compliance' : 'ops', comment, signedAt: at });
        this.sent.push(this.delivery(oms, tradeDate, 'broker-eod', 'finance-sftp', 'End of day', at, 'compliance'));
      }
    }
  }

  answer(request: IncomingMessage, path: string[], q: URLSearchParams, body: Record<string, string>): Answer | undefined {
    const [resource, oms = '', day = '', sub] = path;
    const post = request.method === 'POST';
    switch (resource) {
      case 'recon-certificates':
        if (!oms) return { rows: this.signed.filter((s) => !q.get('oms') || s.oms === q.get('oms')) };
        if (post && sub === 'sign-offs')
          this.signed.unshift({
            ...{ oms, tradeDate: day, hash: body.hash ?? '', signedBy: this.user, comment: body.comment ?? '' },
            ...{ signedAt: iso(Date.now()), then: this.certificate(oms, day).certificate },
          });
        return { status: post ? 201 : 200, body: this.certificate(oms, day) };
      case 'recon-files':
        if (sub === 'diff') return { status: 200, body: this.diff(oms, day, q.get('template') ?? '') };
        if (post && sub === 'deliveries') {
          const made = this.delivery(oms, day, body.template ?? '', body.destination ?? '', body.reason ?? '', iso(Date.now()), this.user);
          this.sent.unshift({ ...made, acceptedReason: body.acceptReason ?? null });
          return { status: 201, body: made };
        }
        return { rows: [{ trade_date: day, oms, side: q.get('side') }] };
      case 'recon-deliveries':
        return {
          rows: this.sent.filter(
            (d) => (!q.get('oms') || d.oms === q.get('oms')) && (!q.get('tradeDate') || d.tradeDate === q.get('tradeDate')),
          ),
        };
      case 'recon-destinations':
        return this.scenario === 'empty'
          ? { rows: [] }
          : {
              rows: [
                { name: 'finance-sftp', place: 'sftp://recon@files.finance.example/in/trades' },
                { name: 'archive', place: '/srv/post-trade' },
              ],
            };
      case 'recon-templates':
        return this.scenario === 'empty'
          ? { rows: [] }
          : {
              rows: [
                { name: 'broker-eod', version: 4, body: {}, by: 'ops', reason: 'Commission in USD', at: iso(Date.now()) },
                { name: 'mifid-rows', version: 1, body: {}, by: 'compliance', reason: 'First', at: iso(Date.now()) },
              ],
            };
      default:
        return undefined;
    }
  }

  private certificate(oms: string, day: string): CertificateView {
    const told = proof(day, this.scenario, Date.now());
    const per = told.perOms.find((p) => p.oms === oms) ?? { proven: 0, unproven: 0, percent: null };
    const all = per.proven + per.unproven;
    const missing = Math.min(2, per.unproven);
    const totals = (trades: number, busts: number) => ({
      ...{ trades, busts, corrections: 1, qty: String(trades * 12_400), notional: (trades * 13_412.55).toFixed(2) },
      commission: (trades * 3.5).toFixed(2),
    });
    const counts = new Map<string, { open: number; closed: number }>();
    for (const b of this.world.breaks.filter((each) => each.oms === oms && each.tradeDate === day)) {
      const count = counts.get(b.type) ?? { open: 0, closed: 0 };
      counts.set(b.type, b.status === 'OPEN' ? { ...count, open: count.open + 1 } : { ...count, closed: count.closed + 1 });
    }
    const now: CertificateView['certificate'] = {
      ...{ oms, tradeDate: day, platform: totals(all - missing, 2), dropCopy: totals(all, missing ? 3 : 2) },
      ...{ matched: per.proven, unmatched: per.unproven, provenPercent: per.percent ?? null },
      breaks: [...counts].map(([type, count]) => ({ type, ...count })),
      unproven: told.windows.filter((w) => w.oms === oms).map(({ symbol, from, to, trades }) => ({ symbol, from, to, trades })),
    };
    const signed = this.signed.find((s) => s.oms === oms && s.tradeDate === day);
    if (!signed)
      return { oms, tradeDate: day, signed: false, hash: HASH, certificate: now, signedBy: null, comment: null, signedAt: null, later: [] };
    const later = signed.comment.startsWith('Three')
      ? [{ what: 'dropCopy.trades', signed: String(all - 1), now: String(all) }, { what: 'breaks.LATE.open', signed: '0', now: '1' }]
      : [];
    const { signedBy, comment, signedAt, hash } = signed;
    return { oms, tradeDate: day, signed: true, hash, certificate: signed.then ?? now, signedBy, comment, signedAt, later };
  }

  private diff(oms: string, day: string, template: string): FileDiff {
    const { certificate: c } = this.certificate(oms, day);
    const agrees = c.platform.trades === c.dropCopy.trades;
    const written = (side: typeof c.platform, name: string) => ({
      ...{ name, sha256: agrees ? HASH : name.length + HASH.slice(2), bytes: 412 + side.trades * 188 },
      totals: { rows: side.trades, qty: side.qty, notional: side.notional, commission: side.commission },
    });
    const field = (column: string, platform: string, dropCopy: string) => ({ column, platform, dropCopy });
    return {
      ...{ oms, tradeDate: day, template, templateVersion: 4, agrees },
      platform: written(c.platform, `trades-${oms}-${day}.csv`),
      dropCopy: written(c.dropCopy, `trades-${oms}-${day}.csv`),
      diff: agrees
        ? { onlyPlatform: 0, onlyDropCopy: 0, differing: 0, hash: '', differences: [] }
        : {
            ...{ onlyPlatform: 0, onlyDropCopy: 2, differing: 1, hash: `9f${HASH.slice(2)}` },
            differences: [
              {
                ...{ execId: `${oms}-E20418`, where: 'ONLY_DROP_COPY' },
                fields: [field('EXEC_ID', '', `${oms}-E20418`), field('SYMBOL', '', 'XAUUSD'), field('QTY', '', '12'), field('PRICE', '', '2412.55')],
              },
              { ...{ execId: `${oms}-E20533`, where: 'DIFFERS' }, fields: [field('QTY', '2500', '2499'), field('NOTIONAL', '2711.25', '2710.16')] },
              {
                ...{ execId: `${oms}-E20590`, where: 'ONLY_DROP_COPY' },
                fields: [field('EXEC_ID', '', `${oms}-E20590`), field('SYMBOL', '', 'EURUSD'), field('QTY', '', '5000'), field('PRICE', '', '1.08421')],
              },
            ],
          },
      unapplied: { platform: [], dropCopy: [] },
    };
  }

  private delivery(oms: string, tradeDate: string, template: string, destination: string, reason: string, at: string, by: string): Delivery {
    return {
      ...{ id: ++this.world.ids, oms, tradeDate, template, templateVersion: 4, destination, status: 'DELIVERED' },
      ...{ fileName: `trades-${oms}-${tradeDate}.csv`, sha256: HASH, bytes: 5_112_004, rows: 27_190, qty: '337156000' },
      ...{ notional: '364682134.50', commission: '95165.00', differences: 0, acceptedReason: null, by, reason },
      ...{ detail: null, at, endedAt: at },
    };
  }
}
