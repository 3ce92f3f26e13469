import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../../main/web/api/types';
import { hopsOf, inOrder } from '../../../main/web/orders/timeline';

const at = (kind: string, ms: number): TimelineEntry => ({
  eventId: `${kind}${ms}`,
  kind,
  detail: '',
  at: new Date(1_000_000 + ms).toISOString(),
  title: kind,
});

const named = (timeline: TimelineEntry[]) => hopsOf(timeline).map((h) => [h.name, h.millis]);

describe('timeline', () => {
  test('an order that fills has four hops', () => {
    expect(
      named([at('COMMAND', 0), at('DECISION', 4), at('SENT', 7), at('EXECUTION', 16), at('EXECUTION', 41)]),
    ).toEqual([
      ['Taken to decided', 4],
      ['Decided to sent', 3],
      ['OMS to first answer', 9],
      ['First to last answer', 25],
    ]);
  });

  test('an order that a rule rejected has one', () => {
    expect(named([at('COMMAND', 0), at('DECISION', 4)])).toEqual([['Taken to decided', 4]]);
  });

  test('a clock that runs backwards counts as zero', () => {
    expect(named([at('COMMAND', 4), at('DECISION', 0)])).toEqual([['Taken to decided', 0]]);
  });

  test('steps of the same instant keep the order they were told in', () => {
    const steps = [at('SENT', 5), at('COMMAND', 0), at('EXECUTION', 5)];
    expect(inOrder(steps).map((s) => s.kind)).toEqual(['COMMAND', 'SENT', 'EXECUTION']);
  });
});
