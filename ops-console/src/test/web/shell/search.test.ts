import { expect, test } from 'vitest';
import type { FixSession, SymbolListing } from '../../../main/web/api/types';
import { find } from '../../../main/web/shell/search';

const symbol = (name: string, description: string) =>
  ({ environment: 'LIVE', symbol: name, description }) as SymbolListing;
const session = (id: string, oms: string | null) => ({ id, oms, role: 'OMS_PRIMARY' }) as FixSession;

const found = (query: string) =>
  find(
    query,
    [session('OMSA-P', 'OMSA'), session('TRADER1', null)],
    [
      symbol('XAUUSD', 'Gold / US Dollar'),
      symbol('USDJPY', 'US Dollar / Yen'),
      symbol('USD', 'Dollar index'),
    ],
  );
const names = (query: string) => found(query).map((f) => f.id);

test('an equal name comes before one that begins so, and that before one that contains it', () => {
  expect(names('usd')).toEqual(['LIVE:USD', 'LIVE:USDJPY', 'LIVE:XAUUSD']);
});

test('sessions are found by their OMS, symbols by their description', () => {
  expect(names('omsa')).toEqual(['OMSA-P']);
  expect(names('gold')).toEqual(['LIVE:XAUUSD']);
});

test('what was found says by which of its texts', () => {
  expect([...found('omsa'), ...found('gold'), ...found('xau')].map((f) => f.matchedBy)).toEqual([
    'OMS',
    'description',
    'symbol',
  ]);
});

test('an empty query finds nothing', () => {
  expect(names('  ')).toEqual([]);
});
