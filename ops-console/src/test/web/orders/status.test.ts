import { expect, test } from 'vitest';
import { isReject, orderStatus } from '../../../main/web/orders/status';

test('statuses have words and tones', () => {
  expect(orderStatus('PARTIALLY_FILLED')).toEqual({ label: 'Part filled', tone: 'info' });
  expect(orderStatus('REJECTED_BY_PLATFORM')).toEqual({ label: 'Rejected by us', tone: 'policy' });
});

test('a status we do not know yet reads as its own words', () => {
  expect(orderStatus('TRADED_ELSEWHERE')).toEqual({ label: 'Traded elsewhere', tone: 'idle' });
});

test('rejects of either side are rejects, cancels are not', () => {
  expect(['REJECTED', 'REJECTED_BY_PLATFORM', 'REFUSED', 'CANCELED', 'FILLED'].map(isReject)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
