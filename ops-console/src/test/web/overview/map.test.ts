import { expect, test } from 'vitest';
import type { FixSession, Order } from '../../../main/web/api/types';
import { flows, linkState } from '../../../main/web/overview/map';

const now = Date.parse('2026-11-29T12:00:00Z');
const order = (oms: string | null, secondsAgo: number, status = 'FILLED') =>
  ({ oms, status, receivedAt: new Date(now - secondsAgo * 1_000).toISOString() }) as Order;
const session = (state: string, active = false) => ({ id: 's', state, active }) as FixSession;

test('the flow counts the last minute of each OMS and what it rejected', () => {
  const flow = flows([order('OMSA', 5), order('OMSA', 59, 'REJECTED'), order('OMSA', 61), order(null, 3)], now);
  expect([...flow]).toEqual([['OMSA', { perMinute: 2, rejects: 1 }]]);
});

test('a link is on its primary, on its secondary, without drop copy, or down', () => {
  const up = session('ACTIVE', true);
  const spare = session('ACTIVE');
  expect(linkState({ oms: 'A', primary: up, secondary: spare }, session('ACTIVE')).label).toBe('On primary');
  expect(linkState({ oms: 'A', primary: spare, secondary: up }, undefined).label).toBe('On secondary');
  expect(linkState({ oms: 'A', primary: up }, session('LOST')).label).toBe('Drop copy away');
  expect(linkState({ oms: 'A', primary: session('LOST', true) }, undefined).label).toBe('Down');
});
