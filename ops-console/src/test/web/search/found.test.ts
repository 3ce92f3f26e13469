import { expect, test } from 'vitest';
import type { SearchItem } from '../../../main/web/api/types';
import { addressOf, groupsOf, searchedText } from '../../../main/web/search/found';

const item = (kind: string, id: string): SearchItem => ({ kind, id, title: id, subtitle: '', matchedBy: kind });

test('results stand in groups, unknown kinds last', () => {
  const kinds = ['order', 'alert', 'fixSession', 'order'].map((kind, i) => item(kind, String(i)));
  expect(groupsOf(kinds).map((g) => [g.kind, g.items.length])).toEqual([
    ['fixSession', 1],
    ['order', 2],
    ['alert', 1],
  ]);
});

test('each kind leads to its page', () => {
  const to = (kind: string, id: string) => addressOf(item(kind, id));
  expect(to('order', 'CLI:1:7')).toEqual({ to: '/orders/$id', params: { id: 'CLI:1:7' } });
  expect(to('account', 'L1001')).toEqual({ to: '/support/{-$account}', params: { account: 'L1001' } });
  expect(to('symbol', 'LIVE:EURUSD')).toEqual({ to: '/symbols', search: { symbol: 'LIVE:EURUSD' } });
  expect(to('symbol', 'EURUSD')).toEqual({ to: '/symbols', search: { q: 'EURUSD' } });
  expect(to('client', '1001')).toEqual({ to: '/accounts', search: { q: '1001' } });
});

test('nothing found says where it was looked for and since when', () => {
  expect(searchedText('X9', ['order', 'account'], '2026-11-22T00:00:00Z')).toBe(
    'Nothing is called “X9”. Looked among orders, accounts, orders since 2026-11-22, by every id they have.',
  );
});
