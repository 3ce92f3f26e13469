import { expect, test } from 'vitest';
import type { Reject } from '../../../main/web/api/types';
import { reasonsOf, templateOf } from '../../../main/web/rejects/reasons';

const reject = (at: string, text: string, change: Partial<Reject> = {}): Reject => ({
  id: at,
  at: `2026-03-02T${at}Z`,
  source: 'OMS',
  code: '103=3',
  text,
  ...change,
});

test('texts that differ by their numbers are one reason', () => {
  expect(templateOf('MsgSeqNum too low, expecting 17 but received 12')).toBe(
    'MsgSeqNum too low, expecting # but received #',
  );
});

test('the same reason for two symbols is one', () => {
  const text = (symbol: string) => `OrderQty(38) 7 is too small for ${symbol}`;
  expect(
    reasonsOf([
      reject('10:00:00', text('EURUSD'), { symbol: 'EURUSD' }),
      reject('10:00:01', text('WTI'), { symbol: 'WTI' }),
    ]),
  ).toHaveLength(1);
});

test('one code with two texts is two reasons, the more frequent first', () => {
  const reasons = reasonsOf([
    reject('10:00:00', 'Insufficient funds: 500.00'),
    reject('10:00:01', 'Order exceeds limit 10'),
    reject('10:00:03', 'Insufficient funds: 12'),
  ]);
  expect(reasons.map((r) => [r.template, r.count, r.latest.at])).toEqual([
    ['Insufficient funds: #', 2, '2026-03-02T10:00:03Z'],
    ['Order exceeds limit #', 1, '2026-03-02T10:00:01Z'],
  ]);
});

test('the same words from us and from an OMS stay apart', () => {
  expect(
    reasonsOf([
      reject('10:00:00', 'no'),
      reject('10:00:00', 'no', { source: 'PLATFORM', rule: 'kill-switch' }),
    ]),
  ).toHaveLength(2);
});
