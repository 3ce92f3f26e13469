import { expect, test } from 'vitest';
import type { SavedView } from '../../../main/web/api/types';
import { savable, shownView, viewsOf } from '../../../main/web/views/views';

const view = (id: string, owner: string, name: string, query = ''): SavedView => ({
  ...{ id, page: 'orders', name, query, shared: true, owner, createdAt: '2026-11-29T10:00:00Z' },
});

test('the zone and what is open are no part of a view', () => {
  expect(savable('symbol=XAUUSD&tz=local&open=m1&kill=LIVE%3AXAUUSD')).toBe('symbol=XAUUSD');
});

test('one’s own views come first, by name; other pages’ stay away', () => {
  const all = [view('1', 'ops', 'A'), view('2', 'me', 'Z'), view('3', 'me', 'B'), { ...view('4', 'me', 'A'), page: 'audit' }];
  expect(viewsOf(all, 'orders', 'me').map((v) => v.id)).toEqual(['3', '2', '1']);
});

test('the view that is shown is the one that says the same', () => {
  const views = [view('1', 'me', 'Gold', 'symbol=XAUUSD'), view('2', 'me', 'All')];
  expect(shownView(views, 'symbol=XAUUSD&tz=local')?.id).toBe('1');
  expect(shownView(views, '')?.id).toBe('2');
  expect(shownView(views, 'symbol=EURUSD')).toBeUndefined();
});
