import { expect, test } from 'vitest';
import { ages, olderSeconds } from '../../../main/web/breaks/ages';
import { overdue, sla, standing, verdict } from '../../../main/web/breaks/breaks';
import { bookable, decided, refuses } from '../../../main/web/breaks/decisions';
import { requestOf } from '../../../main/web/breaks/filter';
import { facts, pairs } from '../../../main/web/breaks/sides';
import type { Line, ReconBreak } from '../../../main/web/recon/contract';

const T = Date.parse('2026-11-30T12:00:00Z');
const at = (secondsAgo: number) => new Date(T - secondsAgo * 1_000).toISOString();

const broken = (of: Partial<ReconBreak> = {}): ReconBreak => ({
  ...{ breakId: 'B1', type: 'MISSING_AT_PLATFORM', status: 'OPEN', oms: 'OMSA', explanation: '', openedAt: at(30) },
  ...{ severity: 'CRITICAL', dueAt: at(-30), review: 'UNREVIEWED', labels: [], dropCopyQty: '5' },
  ...of,
});

const line = (of: Partial<Line>): Line => ({ eventId: 'S:1:1', at: at(0), execType: 'TRADE', ...of });

test('the clock says how much is left, louder in the last quarter, then how much over', () => {
  expect(sla(broken(), T)).toEqual({ label: '30 s left', tone: 'info' });
  expect(sla(broken({ openedAt: at(55), dueAt: at(-5) }), T)).toEqual({ label: '5 s left', tone: 'warn' });
  expect(sla(broken({ dueAt: at(120) }), T)).toEqual({ label: '2 min over', tone: 'bad' });
  expect(sla(broken({ dueAt: null }), T)).toBeUndefined();
  expect(sla(broken({ dueAt: at(10), closedAt: at(20) }), T)?.label).toBe('met');
  expect(sla(broken({ dueAt: at(20), closedAt: at(10) }), T)?.label).toBe('missed by 10 s');
});

test('only what is open can be overdue, and the banner counts it', () => {
  expect(overdue(broken({ dueAt: at(1) }), T)).toBe(true);
  expect(overdue(broken({ dueAt: at(1), status: 'CLOSED' }), T)).toBe(false);
  expect(verdict({ matched: 1, pending: 0, open: 2 }, 1).text).toContain('2 breaks open, 1 past the time allowed');
});

test('breaks are sorted by age and severity', () => {
  const columns = ages([broken(), broken({ openedAt: at(60) }), broken({ openedAt: at(90_000), severity: 'LOW' })], T);
  expect(columns.map((c) => c.count)).toEqual([1, 1, 0, 0, 0, 1]);
  expect(columns[5]?.bySeverity.find((s) => s.severity === 'LOW')?.count).toBe(1);
  expect(olderSeconds('30m')).toBe(1_800);
  expect(olderSeconds('soon')).toBeUndefined();
});

test('the URL is the request; me is the reader', () => {
  expect(requestOf({ owner: 'me', older: '5m', symbol: 'eurusd' }, 'dealer')).toMatchObject({
    ...{ status: 'OPEN', owner: 'dealer', olderThanSeconds: 300, symbol: 'EURUSD' },
  });
  expect(requestOf({ status: 'ALL' }, 'dealer').status).toBeUndefined();
});

test('the same trade stands beside itself, and differing values are marked', () => {
  const [pair, ...rest] = pairs(
    [line({ execId: 'E1', lastQty: '10.00', lastPx: '1.5' })],
    [line({ execId: 'E2' }), line({ execId: 'E1', lastQty: '10', lastPx: '1.6' })],
  );
  expect(rest).toHaveLength(1);
  expect(pair && facts(pair).filter((f) => f.differs).map((f) => f.name)).toEqual(['LastPx(31)']);
});

test('one side alone differs in nothing: it is absent', () => {
  const [pair] = pairs([], [line({ execId: 'E1', lastQty: '10' })]);
  expect(pair && facts(pair).some((f) => f.differs)).toBe(false);
});

test('what cannot be decided says why', () => {
  const alone = broken({ status: 'CLOSED', closedReason: 'it arrived' });
  expect(refuses(broken(), 'TAKE')).toBeUndefined();
  expect(refuses(broken(), 'REOPEN')).toBe('It is open');
  expect(refuses(alone, 'REOPEN')).toBe('It has closed by itself');
  expect(refuses(alone, 'COMMENT')).toBeUndefined();
  expect(refuses(broken({ status: 'CLOSED', review: 'RESOLVED' }), 'REOPEN')).toBeUndefined();
  expect(standing(alone).label).toBe('Closed by itself');
  expect(bookable(broken())).toBe(true);
  expect(bookable(broken({ platformQty: '5' }))).toBe(false);
  expect(decided({ action: 'ASSIGN', value: 'risk' })).toBe('assigned it to risk');
});
