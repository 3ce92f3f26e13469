import { describe, expect, test } from 'vitest';
import type { FixSession } from '../../../main/web/api/types';
import { actionsOf } from '../../../main/web/sessions/actions';

function open(state: string, role = 'OMS_PRIMARY'): string[] {
  const session = { id: 'OMSA-P', role, state } as FixSession;
  return actionsOf(session)
    .filter((action) => !action.blocked)
    .map((action) => action.act);
}

describe('what can be done to a session', () => {
  test('depends on its state', () => {
    expect(open('ACTIVE')).toEqual(['stops', 'logouts', 'test-requests']);
    expect(open('LOST')).toEqual(['stops', 'logons']);
    expect(open('STOPPED')).toEqual(['starts', 'sequence-numbers']);
    expect(open('SEQUENCE_FAULT')).toEqual(['starts', 'stops', 'sequence-numbers']);
    expect(open('DISABLED')).toEqual(['sequence-numbers']);
  });

  test('what cannot be done says why', () => {
    const session = { id: 'OMSA-P', role: 'OMS_PRIMARY', state: 'ACTIVE' } as FixSession;
    expect(actionsOf(session).find((a) => a.act === 'sequence-numbers')?.blocked).toBe(
      'It has to be stopped first',
    );
  });
});
