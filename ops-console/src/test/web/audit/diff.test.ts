import { expect, test } from 'vitest';
import { changesOf } from '../../../main/web/audit/diff';

test('shows what changed and leaves out what did not', () => {
  expect(changesOf({ killed: false, symbol: 'EURUSD' }, { killed: true, symbol: 'EURUSD' })).toEqual([
    { field: 'killed', before: 'false', after: 'true' },
  ]);
});

test('a creation has no before and a removal no after', () => {
  expect(changesOf(null, { reason: 'frozen' })).toEqual([{ field: 'reason', before: null, after: 'frozen' }]);
  expect(changesOf({ reason: 'frozen' }, null)).toEqual([{ field: 'reason', before: 'frozen', after: null }]);
});

test('nested values are compared as JSON', () => {
  expect(changesOf({ oms: { OMSB: 'A' } }, { oms: { OMSB: 'A' } })).toEqual([]);
});
