import { describe, expect, test } from 'vitest';
import { activeFilters, matches, readFilter, requestOf } from '../../../main/web/orders/filter';
import { order } from './order';

const NOW = Date.parse('2026-03-02T10:05:00Z');

describe('order filter', () => {
  test('is read from the URL without what is empty or unknown', () => {
    expect(readFilter({ q: ' A1 ', symbol: '', tz: 'local', account: 'L1001', oms: ['x'] })).toEqual({
      q: 'A1',
      account: 'L1001',
    });
  });

  test('a number in the URL is text', () => {
    expect(readFilter({ q: 1001 })).toEqual({ q: '1001' });
  });

  test('names what it restricts, in a fixed order', () => {
    expect(activeFilters({ oms: 'OMSA', q: 'x' })).toEqual(['q', 'oms']);
  });

  test('turns relative times into instants when it is sent', () => {
    expect(requestOf({ symbol: 'EURUSD', from: 'now-15m' }, NOW)).toEqual({
      symbol: 'EURUSD',
      from: '2026-03-02T09:50:00.000Z',
      to: undefined,
    });
  });

  test('matches any of several statuses', () => {
    expect(matches({ status: 'NEW,FILLED' }, order({ status: 'FILLED' }), NOW)).toBe(true);
    expect(matches({ status: 'NEW,FILLED' }, order({ status: 'CANCELED' }), NOW)).toBe(false);
  });

  test('finds by the beginning or any part of an id, in either case', () => {
    expect(matches({ q: 'abc-7' }, order({ clOrdId: 'XABC-77' }), NOW)).toBe(true);
    expect(matches({ q: 'abc-7' }, order(), NOW)).toBe(false);
  });

  test('a range takes its beginning and not its end', () => {
    const o = order({ receivedAt: '2026-03-02T10:00:00Z' });
    expect(matches({ from: '2026-03-02T10:00:00Z' }, o, NOW)).toBe(true);
    expect(matches({ to: '2026-03-02T10:00:00Z' }, o, NOW)).toBe(false);
    expect(matches({ from: 'now-1m' }, o, NOW)).toBe(false);
  });

  test('an order without an account matches no account', () => {
    expect(matches({ account: 'L1001' }, order({ account: null }), NOW)).toBe(false);
  });
});
