import { expect, test } from 'vitest';
import { clean, figureName, totalsOf } from '../../../main/web/recon/certificate';
import type { Certificate, Proof, ProofCell } from '../../../main/web/recon/contract';
import { nextDay } from '../../../main/web/recon/days';
import { guessFormat, outcome, progress, size } from '../../../main/web/recon/imports';
import { hoursOf, hourWords, percentText, quotable, windowsAt } from '../../../main/web/recon/proof';

const cell = (minute: string, proven: number, unproven = 0): ProofCell => ({
  ...{ oms: 'OMSA', minute: `2026-11-30T${minute}:00Z`, proven, unproven },
});

test('a day is the hours between the first trade and the last, by minute', () => {
  const hours = hoursOf([cell('08:59', 3), cell('11:00', 0, 2)], 'OMSA');
  expect(hours).toHaveLength(4);
  expect(hours[0]?.minutes[59]?.state).toBe('proven');
  expect(hours[1]?.minutes[0]?.state).toBe('none');
  expect(hours[3]?.minutes[0]?.state).toBe('unproven');
  expect(hoursOf([cell('08:59', 3)], 'OMSB')).toEqual([]);
});

test('an hour is told in words', () => {
  const [hour] = hoursOf([cell('08:07', 3, 1)], 'OMSA');
  expect(hour && hourWords(hour, (at) => new Date(at).toISOString().slice(11, 16))).toBe(
    '3 proven, 1 unproven: 08:07',
  );
});

test('100 % is said of all alone', () => {
  expect(percentText('99.9999')).toBe('99.99');
  expect(percentText(100)).toBe('100');
  expect(percentText(null)).toBeUndefined();
});

test('finance can quote it', () => {
  const of: Proof = {
    ...{ day: '2026-11-30', proven: 3, unproven: 1, percent: '75.0000', cells: [], windows: [] },
    perOms: [{ oms: 'OMSA', proven: 3, unproven: 1, percent: '75.0000' }],
  };
  expect(quotable(of)).toBe(
    'On 2026-11-30 (UTC), 75.00 % of 4 executions were proven by drop copy (OMSA 75.00 %); 1 were not.',
  );
});

test('windows are narrowed to an OMS, an hour or a minute', () => {
  const window = (oms: string, from: string, to: string) => ({
    ...{ oms, from: `2026-11-30T${from}:00Z`, to: `2026-11-30T${to}:00Z`, trades: 1, why: 'BREAK' },
  });
  const all = [window('OMSA', '08:07', '08:09'), window('OMSB', '08:30', '08:31'), window('OMSA', '09:00', '09:01')];
  expect(windowsAt(all, 'OMSA', '2026-11-30', undefined)).toHaveLength(2);
  expect(windowsAt(all, undefined, '2026-11-30', '08')).toHaveLength(2);
  expect(windowsAt(all, undefined, '2026-11-30', '08:08')).toHaveLength(1);
  expect(windowsAt(all, undefined, '2026-11-30', '08:09')).toEqual([]);
});

test('the totals of both sides are compared by value', () => {
  const side = (trades: number, qty: string) => ({
    ...{ trades, busts: 0, corrections: 0, qty, notional: '1', commission: '0' },
  });
  const certificate: Certificate = {
    ...{ oms: 'OMSA', tradeDate: '2026-11-30', platform: side(3, '10.0'), dropCopy: side(4, '10') },
    ...{ matched: 3, unmatched: 1, provenPercent: '75', breaks: [], unproven: [] },
  };
  expect(totalsOf(certificate).filter((r) => r.differs).map((r) => r.name)).toEqual(['Trades']);
  expect(clean(certificate)).toBe(false);
  expect(figureName('breaks.LATE.open')).toBe('Told late, open');
  expect(figureName('dropCopy.trades')).toBe('Drop copy, trades');
});

test('days follow each other over the ends of months', () => {
  expect(nextDay('2026-11-30', 1)).toBe('2026-12-01');
  expect(nextDay('2026-03-01', -1)).toBe('2026-02-28');
});

test('a file says what it is', () => {
  expect(guessFormat('a.csv', 'execId,qty')).toBe('CSV');
  expect(guessFormat('a.log', '20261130-12:00:00.000: 8=FIX.4.4')).toBe('QUICKFIXJ');
  expect(guessFormat('a.log', '8=FIX.4.4')).toBe('FIX');
  expect(guessFormat('a.log', '2026-11-30 12:00 [INFO] 8=FIX.4.4')).toBe('FIXEDGE');
});

test('an import says how far it is and what came of it', () => {
  const of = { bytes: 50, totalBytes: 200, status: 'RUNNING' };
  expect(progress(of)).toBe(25);
  expect(progress({ ...of, totalBytes: null })).toBeUndefined();
  expect(progress({ ...of, status: 'TAKEN' })).toBe(100);
  expect(size(999)).toBe('999 B');
  expect(size(48_211_004)).toBe('48 MB');
  const taken = { status: 'TAKEN', published: 14, repeated: 2, bad: 1 } as never;
  expect(outcome(taken)).toBe('14 reports new, 2 known before; 1 bad line left out.');
});
