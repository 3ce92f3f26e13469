import { describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../main/web/api/types';
import { place, stretchesOf } from '../../../main/web/sessions/timeline';

const at = (hour: number) => Date.UTC(2026, 10, 29, hour);
const event = (hour: number, kind: string): SessionEvent => ({
  id: `${kind}-${hour}`,
  at: new Date(at(hour)).toISOString(),
  ...{ kind, text: '', severity: 'NORMAL' },
});
const told = (events: SessionEvent[], on: boolean) =>
  stretchesOf(events, at(0), at(12), on).map((s) => `${new Date(s.from).getUTCHours()}-${new Date(s.to).getUTCHours()} ${s.kind}`);

describe('when a session was logged on', () => {
  test('follows from its logons and logouts; before the first it was the other way round', () => {
    expect(told([event(3, 'LOGON'), event(9, 'LOGOUT')], false)).toEqual(['0-3 off', '3-9 on', '9-12 off']);
    expect(told([event(4, 'DISCONNECT')], false)).toEqual(['0-4 on', '4-12 off']);
  });

  test('a second event of the same kind says nothing new', () => {
    expect(told([event(3, 'LOGON'), event(4, 'LOGON_REFUSED'), event(5, 'DISCONNECT')], false)).toEqual([
      '0-3 off',
      '3-4 on',
      '4-12 off',
    ]);
  });

  test('without any it is what it is now', () => {
    expect(told([event(3, 'RESEND_REQUEST')], true)).toEqual(['0-12 on']);
  });
});

test('an instant outside the time stands at its edge', () => {
  expect([place(-5, 0, 100), place(25, 0, 100), place(500, 0, 100)]).toEqual([0, 25, 100]);
});
