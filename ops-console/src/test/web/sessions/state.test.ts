import { describe, expect, test } from 'vitest';
import type { FixSession } from '../../../main/web/api/types';
import { grouped, routeOf, sessionState, summary } from '../../../main/web/sessions/state';

function session(id: string, change: Partial<FixSession> = {}): FixSession {
  return {
    id,
    role: 'ORDER_ENTRY',
    oms: null,
    environment: 'LIVE',
    senderCompId: 'INTERLOCK',
    targetCompId: id,
    fixVersion: 'FIX.4.4',
    owner: 'fix-gateway-1',
    state: 'ACTIVE',
    active: false,
    since: '2026-03-02T10:00:00Z',
    nextIn: 1,
    nextOut: 1,
    heartBtInt: 30,
    remoteAddress: null,
    lastError: null,
    at: '2026-03-02T10:00:00Z',
    ...change,
  };
}

const primary = session('OMSA-P', { role: 'OMS_PRIMARY', oms: 'OMSA', active: true });
const secondary = session('OMSA-S', { role: 'OMS_SECONDARY', oms: 'OMSA' });
const dropCopy = session('OMSA-DC', { role: 'DROP_COPY', oms: 'OMSA' });

describe('sessions', () => {
  test('fall into links, clients and drop copies', () => {
    const source = session('LP1', { role: 'MARKET_DATA' });
    expect(grouped([session('TRADER2'), source, dropCopy, secondary, session('TRADER1'), primary])).toEqual({
      clients: [session('TRADER1'), session('TRADER2')],
      links: [{ oms: 'OMSA', primary, secondary }],
      dropCopies: [dropCopy],
      sources: [source],
    });
  });

  test('new orders go by the active session that is logged on', () => {
    expect(routeOf({ oms: 'OMSA', primary, secondary })).toBe('primary');
    expect(
      routeOf({
        oms: 'OMSA',
        primary: { ...primary, active: false },
        secondary: { ...secondary, active: true },
      }),
    ).toBe('secondary');
  });

  test('an active session that is lost takes nothing', () => {
    expect(routeOf({ oms: 'OMSA', primary: { ...primary, state: 'LOST' }, secondary })).toBe('none');
  });

  test('the summary names who is in trouble and leaves out who may be away', () => {
    const lost = session('TRADER2', { state: 'LOST' });
    const waiting = session('CLI', { state: 'WAITING' });
    expect(summary([primary, lost, waiting])).toBe('1 of 3 sessions logged on. TRADER2 is lost.');
    expect(summary([primary])).toBe('1 of 1 session logged on.');
  });

  test('every state has a word; an unknown one has its own', () => {
    expect(sessionState('LOGON_SENT').label).toBe('Logon sent');
    expect(sessionState('HALF_OPEN')).toEqual({ label: 'Half open', tone: 'idle' });
  });
});
