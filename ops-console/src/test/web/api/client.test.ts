import { expect, test } from 'vitest';
import { csrfToken, queryText } from '../../../main/web/api/client';

test('the CSRF token is read from its cookie among others', () => {
  expect(csrfToken('a=1; XSRF-TOKEN=abc%3D%3D; b=2')).toBe('abc==');
  expect(csrfToken('a=1')).toBeUndefined();
  expect(csrfToken('')).toBeUndefined();
});

test('a query leaves out what is empty and escapes the rest', () => {
  expect(queryText({ q: 'a b', status: '', oms: undefined, limit: 50, cursor: null })).toBe(
    '?q=a+b&limit=50',
  );
  expect(queryText({})).toBe('');
});
