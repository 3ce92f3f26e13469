import { expect, test } from 'vitest';
import { lines } from '../../../main/web/policies/lines';

const marked = (before: string, after: string) =>
  lines(before, after).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

test('what is gone stands before what is new, the rest as it is', () => {
  expect(marked('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
  expect(marked('a\nc', 'a\nb\nc\nd')).toEqual([' a', '+b', ' c', '+d']);
  expect(marked('a\nb', 'b')).toEqual(['-a', ' b']);
  expect(marked('a', 'a')).toEqual([' a']);
});
