import { describe, expect, test } from 'vitest';
import { type KeyState, pressed, SEQUENCE_MS } from '../../../main/web/shell/keys';

function typed(...keys: [string, number][]) {
  let state: KeyState = { at: 0 };
  const actions = [];
  for (const [key, at] of keys) {
    const next = pressed(state, key, at);
    state = next.state;
    if (next.action) actions.push(next.action);
  }
  return actions;
}

describe('keys', () => {
  test('g s goes to the sessions', () => {
    expect(typed(['g', 0], ['s', 300])).toEqual([{ type: 'go', to: '/sessions' }]);
  });

  test('a sequence that takes too long is two keys', () => {
    expect(typed(['g', 0], ['o', SEQUENCE_MS + 1])).toEqual([]);
  });

  test('an unknown second key ends the sequence', () => {
    expect(typed(['g', 0], ['x', 1], ['b', 2])).toEqual([]);
  });

  test('single keys act at once', () => {
    expect(typed(['?', 0], ['j', 1], ['k', 2], ['z', 3])).toEqual([
      { type: 'help' },
      { type: 'row', step: 1 },
      { type: 'row', step: -1 },
      { type: 'zone' },
    ]);
  });
});
