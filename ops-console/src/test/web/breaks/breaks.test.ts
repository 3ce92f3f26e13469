import { expect, test } from 'vitest';
import type { ReconBreak } from '../../../main/web/api/types';
import { sidesOf, verdict } from '../../../main/web/breaks/breaks';

test('both sides agree when nothing is open', () => {
  expect(verdict({ matched: 1204, pending: 2, open: 0 })).toEqual({
    tone: 'ok',
    title: 'Agrees',
    text: '1,204 executions proven by drop copy. 2 executions within the time allowed.',
  });
});

test('an open break needs attention, however many match', () => {
  expect(verdict({ matched: 1204, pending: 0, open: 1 })).toMatchObject({
    tone: 'bad',
    title: 'Needs attention',
  });
});

test('before the first execution there is nothing to agree on', () => {
  expect(verdict({ matched: 0, pending: 0, open: 0 }).title).toBe('Nothing to compare yet');
});

test('a missing side differs from any value', () => {
  const missing = {
    platformQty: null,
    dropCopyQty: '100',
    platformPx: '1.5',
    dropCopyPx: '1.5',
  } as ReconBreak;
  expect(sidesOf(missing)).toEqual([
    { name: 'LastQty(32)', platform: null, dropCopy: '100', differs: true },
    { name: 'LastPx(31)', platform: '1.5', dropCopy: '1.5', differs: false },
  ]);
});
