import { expect, test } from 'vitest';
import { hitWords, sum } from '../../../main/web/policies/hits';

test('hits are said by what became of the orders', () => {
  const hits = { rejected: 1200, throttled: 0, rerouted: 3 };
  expect(hitWords(hits)).toBe('1,200 rejected, 3 rerouted');
  expect(sum(hits)).toBe(1203);
  expect(hitWords({ rejected: 0, throttled: 0, rerouted: 0 })).toBe('none');
});
