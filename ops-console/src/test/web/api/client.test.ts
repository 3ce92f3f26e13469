import { expect, test, vi } from 'vitest';
import { csrfToken, post, queryText } from '../../../main/web/api/client';

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

test('what is created of a version names it, and the attempt', async () => {
  const sent = vi.fn(async () => new Response('{}', { status: 201 }));
  vi.stubGlobal('document', { cookie: '' });
  vi.stubGlobal('fetch', sent);
  await post('/policies/p/drafts/3/approvals', { reason: 'fine' }, 'key-1', 2);
  await post('/kill-switches', {}, 'key-2');
  const headers = sent.mock.calls.map((call: unknown[]) => (call[1] as RequestInit).headers);
  expect(headers[0]).toMatchObject({ 'Idempotency-Key': 'key-1', 'If-Match': '"2"' });
  expect(headers[1]).not.toHaveProperty('If-Match');
  vi.unstubAllGlobals();
});
