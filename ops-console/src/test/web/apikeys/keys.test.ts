import { expect, test } from 'vitest';
import type { ApiKey } from '../../../main/web/api/types';
import { keyState, scopeText } from '../../../main/web/apikeys/keys';

const now = Date.parse('2026-11-29T12:00:00Z');
const key = (change: Partial<ApiKey>): ApiKey => ({
  ...{ id: 'k', name: 'export', roles: ['viewer'], createdBy: 'ops', createdAt: '2026-11-01T00:00:00Z' },
  ...{ expiresAt: '2027-01-01T00:00:00Z', scopes: {} },
  ...change,
});

test('a key is valid, soon to expire, expired or revoked', () => {
  expect(keyState(key({ expiresAt: '2027-01-01T00:00:00Z' }), now).label).toBe('Valid');
  expect(keyState(key({ expiresAt: '2026-12-02T00:00:00Z' }), now).label).toBe('Expires soon');
  expect(keyState(key({ expiresAt: '2026-11-29T12:00:00Z' }), now).label).toBe('Expired');
  expect(keyState(key({ revokedAt: '2026-11-20T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' }), now).label).toBe(
    'Revoked',
  );
});

test('what a key may see is told, or everything', () => {
  expect(scopeText(key({ scopes: { environments: ['LIVE'], regions: ['EU'] } }))).toBe('LIVE, EU');
  expect(scopeText(key({ scopes: { environments: null } }))).toBe('everything');
});
