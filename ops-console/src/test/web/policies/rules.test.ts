import { expect, test } from 'vitest';
import type { OrderDetail } from '../../../main/web/api/types';
import { orderOfRules, RULES } from '../../../main/web/policies/rules';

const order = (...rules: string[]) =>
  ({ timeline: [{ trace: rules.map((rule) => ({ rule, outcome: 'PASS', detail: '' })) }] }) as unknown as OrderDetail;

test('the order of the rules is that of the order that was asked the most of them', () => {
  const rules = orderOfRules([order('state-fresh', 'deadline'), order('state-fresh', 'deadline', 'symbol-bucket')]);
  expect(rules.map((v) => v.rule)).toEqual(['state-fresh', 'deadline', 'symbol-bucket']);
});

test('without a decision nothing is known', () => {
  expect(orderOfRules([{ timeline: [] } as unknown as OrderDetail])).toEqual([]);
});

test('every rule of routing is known by name', () => {
  const rules = [
    ...['state-fresh', 'deadline', 'root-order', 'kill-switch', 'account-gate', 'symbol-access', 'market-limits'],
    ...['time-window', 'throttle', 'forced-route', 'failover', 'symbol-bucket', 'session-throttle', 'queue'],
    ...['price-collar', 'repeated-execution', 'duplicate-order', 'close-only', 'margin'],
  ];
  expect(rules.filter((rule) => !RULES[rule])).toEqual([]);
  expect(RULES['time-window']?.cancels).toBe('pass');
  expect(RULES.throttle?.cancels).toBe('counted where not exempt');
  expect(RULES['forced-route']?.cancels).toBe('follow their order');
});
