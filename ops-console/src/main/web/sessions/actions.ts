import type { FixSession } from '../api/types';
import { isLoggedOn } from './state';

export type Act = 'starts' | 'stops' | 'logons' | 'logouts' | 'test-requests' | 'sequence-numbers';

export type Action = {
  act: Act;
  label: string;
  /** What it will do, for the dialog. */
  means: string;
  /** Why it cannot be done now. */
  blocked?: string;
};

const DOWN_BY_HAND = ['STOPPED', 'SEQUENCE_FAULT'];

/** What can be done to a session in its state; what cannot says why. */
export function actionsOf(session: FixSession): Action[] {
  const up = isLoggedOn(session);
  const state: string = session.state;
  const held = DOWN_BY_HAND.includes(state);
  const disabled = state === 'DISABLED';
  const client = session.role === 'ORDER_ENTRY';
  const ordersGoOn = client || session.role === 'MARKET_DATA';
  const action = (act: Act, label: string, means: string, blocked: string | false | undefined): Action =>
    blocked ? { act, label, means, blocked } : { act, label, means };
  return [
    action(
      'starts',
      'Start',
      `${session.id} may come up again.`,
      disabled ? 'It is disabled in its definition' : !held && 'It is not stopped',
    ),
    action(
      'stops',
      'Stop',
      `${session.id} logs out and stays down until somebody starts it.${ordersGoOn ? '' : ' New orders go by another session of the OMS, or are refused where there is none.'}`,
      disabled ? 'It is disabled' : state === 'STOPPED' && 'It is stopped already',
    ),
    action(
      'logons',
      'Log on',
      client ? `${session.id} may log on again.` : `We log on to ${session.id} now.`,
      disabled ? 'It is disabled' : up ? 'It is logged on' : held && 'It has to be started first',
    ),
    action('logouts', 'Log out', `We log out from ${session.id}.`, !up && 'It is not logged on'),
    action(
      'test-requests',
      'Test request',
      `${session.id} is asked for a sign of life. Its round trip is measured.`,
      !up && 'It is not logged on',
    ),
    action(
      'sequence-numbers',
      'Change numbers',
      'Wrong numbers lose messages or end the session. Agree on both with the counterparty first.',
      !held && !disabled && 'It has to be stopped first',
    ),
  ];
}

const VERBS: Record<Act, string> = {
  starts: 'start',
  stops: 'stop',
  logons: 'logon',
  logouts: 'logout',
  'test-requests': 'test-request',
  'sequence-numbers': 'sequence',
};

/** The act in the words of interlockctl. */
export const verbOf = (act: Act) => VERBS[act];
