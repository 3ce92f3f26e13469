import { describe, expect, test } from 'vitest';
import { absolute, clock, latency, resolveInstant, span, timeOf } from '../../../main/web/ui/time';

const NOW = Date.parse('2026-03-02T10:05:00Z');

describe('time', () => {
  test('is 24 h with milliseconds in UTC', () => {
    expect(timeOf('2026-03-02T07:04:05.006Z', 'utc', NOW)).toBe('07:04:05.006');
    expect(timeOf('2026-03-02T23:59:59.1234567Z', 'utc', NOW)).toBe('23:59:59.123');
    expect(clock('2026-03-02T00:00:00Z', 'utc')).toBe('00:00:00');
  });

  test('carries its date when that is not today', () => {
    expect(timeOf('2026-03-01T07:04:05Z', 'utc', NOW)).toBe('2026-03-01 07:04:05.000');
  });

  test('an absent or unreadable instant is a dash', () => {
    expect(timeOf(null, 'utc', NOW)).toBe('–');
    expect(timeOf('soon', 'utc', NOW)).toBe('–');
  });

  test('in full it is ISO-8601 with its zone', () => {
    expect(absolute('2026-03-02T07:04:05Z', 'utc')).toBe('2026-03-02T07:04:05.000Z');
    expect(absolute('2026-03-02T07:04:05Z', 'local')).toMatch(/^2026-03-0\dT\d\d:\d\d:05\.000[+-]\d\d:\d\d$/);
  });

  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h 00 min'],
    [5_025_000, '1 h 23 min'],
    [187_200_000, '2 d 4 h'],
    [-5, '0 s'],
  ])('%i ms ago is %s', (millis, text) => expect(span(millis)).toBe(text));

  test.each([
    [0, '< 1 ms'],
    [12.4, '12 ms'],
    [1_204, '1.204 s'],
    [61_000, '1 min'],
  ])('a hop of %d ms is %s', (millis, text) => expect(latency(millis)).toBe(text));

  test.each([
    ['now', '2026-03-02T10:05:00.000Z'],
    ['now-90s', '2026-03-02T10:03:30.000Z'],
    ['now-1d', '2026-03-01T10:05:00.000Z'],
    ['2026-03-02T08:00:00Z', '2026-03-02T08:00:00.000Z'],
    ['yesterday', undefined],
    [undefined, undefined],
  ])('%s is the instant %s', (text, instant) => expect(resolveInstant(text, NOW)).toBe(instant));
});
