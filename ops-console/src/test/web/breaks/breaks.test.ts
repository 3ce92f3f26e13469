import { expect, test } from 'vitest';
import { verdict } from '../../../main/web/breaks/breaks';

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
