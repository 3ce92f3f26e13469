import { expect, test } from 'vitest';
import { grouped, percent, plural } from '../../../main/web/ui/numbers';

test.each([
  ['10000', '10,000'],
  ['1000000.50', '1,000,000.50'],
  ['-1234', '-1,234'],
  ['999', '999'],
  ['0.00001', '0.00001'],
  ['123456789012345678901', '123,456,789,012,345,678,901'],
  ['n/a', 'n/a'],
  [null, '–'],
  [0, '0'],
])('%s is written %s', (value, text) => expect(grouped(value)).toBe(text));

test('a part of nothing is nothing, and never more than all', () => {
  expect(percent('5', '10')).toBe(50);
  expect(percent('5', '0')).toBe(0);
  expect(percent(null, '10')).toBe(0);
  expect(percent('15', '10')).toBe(100);
});

test('counts agree with their noun', () => {
  expect(plural(1, 'break')).toBe('1 break');
  expect(plural(2_000, 'kill switch', 'kill switches')).toBe('2,000 kill switches');
});
