import { expect, test } from 'vitest';
import { guardWords } from '../../../main/web/policies/guardWords';

const COLLAR = {
  ...{ kind: 'COLLAR', sources: [], maxBps: '150', bothWays: false },
  ...{ staleAfterMillis: 2_000, whenStale: 'REJECT', unpriced: 'PASS' },
};

test('a collar says how far, of whose price, and what happens without one', () => {
  expect(guardWords(COLLAR)).toEqual([
    'Rejects buys more than 150 bp above and sells more than 150 bp below the reference price of whichever source is newest',
    'Without one of the last 2 s orders are rejected; those without a price pass',
  ]);
  expect(guardWords({ ...COLLAR, bothWays: true, sources: ['LP1', 'LP2'] })[0]).toBe(
    'Rejects prices more than 150 bp from the reference price of LP1, else LP2',
  );
  expect(guardWords({ ...COLLAR, maxMoveBps: '50', moveWindowMillis: 60_000 }).at(-1)).toBe(
    'Rejects all while the reference moved more than 50 bp within 1 min',
  );
});

test('duplicates say how long ago', () => {
  expect(guardWords({ kind: 'DUPLICATES', windowMillis: 1_500 })).toEqual([
    'Rejects an order like one that was sent less than 1,500 ms ago',
  ]);
});

test('repeats say what they count and that a person ends it', () => {
  expect(guardWords({ kind: 'REPEATS', per: 'ACCOUNT_SYMBOL', executions: 5, windowMillis: 60_000 })).toEqual([
    'More than 5 executions in 1 min of an account in a symbol stop its orders until somebody lets them on again',
  ]);
});
