import { describe, expect, test } from 'vitest';
import { byOms, minuteState, verdict } from '../../../main/web/overview/completeness';
import type { CompletenessMinute } from '../../../main/web/api/types';

const minute = (n: number, change: Partial<CompletenessMinute> = {}): CompletenessMinute => ({
  minute: new Date(Date.UTC(2026, 10, 29, 10, n)).toISOString(),
  ...{ oms: 'OMSA', orders: 5, answered: 5, executions: 4, dropCopies: 4, silent: false },
  ...change,
});

describe('completeness', () => {
  test('stands by OMS, oldest first, the newest minutes', () => {
    const rows = byOms([minute(2), minute(1), minute(0), minute(1, { oms: 'OMSB' })], 2);
    expect(rows.map((r) => [r.oms, r.minutes.map((m) => new Date(m.minute).getUTCMinutes())])).toEqual([
      ['OMSA', [1, 2]],
      ['OMSB', [1]],
    ]);
  });

  test('a minute is quiet, complete, open or silent; the running one is never silent', () => {
    const none = { orders: 0, answered: 0, executions: 0, dropCopies: 0 };
    expect(minuteState(minute(0, none), false)).toBe('none');
    expect(minuteState(minute(0), false)).toBe('complete');
    expect(minuteState(minute(0, { answered: 4 }), false)).toBe('open');
    expect(minuteState(minute(0, { answered: 0, silent: true }), false)).toBe('silent');
    expect(minuteState(minute(0, { answered: 0, silent: true }), true)).toBe('open');
  });

  test('the verdict says the worst; the running minute does not count yet', () => {
    const of = (...minutes: CompletenessMinute[]) => verdict({ oms: 'OMSA', minutes }).label;
    expect(of(minute(0), minute(1, { answered: 0 }))).toBe('complete');
    expect(of(minute(0, { answered: 3 }), minute(1))).toBe('2 orders unanswered');
    expect(of(minute(0, { silent: true, answered: 0 }), minute(1))).toBe('1 minute silent');
  });
});
