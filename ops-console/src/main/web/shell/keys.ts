/** What a key means to the console, away from text fields. */
export type KeyAction =
  | { type: 'go'; to: string }
  | { type: 'help' }
  | { type: 'row'; step: 1 | -1 }
  | { type: 'zone' }
  | { type: 'pause' };

export type KeyState = { prefix?: string; at: number };

/** A sequence such as `g s` must be finished within this time. */
export const SEQUENCE_MS = 1_500;

export const GO: Record<string, { to: string; name: string }> = {
  h: { to: '/', name: 'Overview' },
  l: { to: '/alerts', name: 'Alerts' },
  s: { to: '/sessions', name: 'Sessions' },
  o: { to: '/orders', name: 'Orders' },
  m: { to: '/messages', name: 'Messages' },
  r: { to: '/rejects', name: 'Rejects' },
  t: { to: '/latency', name: 'Latency' },
  d: { to: '/decode', name: 'Decode' },
  b: { to: '/breaks', name: 'Breaks' },
  v: { to: '/recon', name: 'Proof' },
  e: { to: '/recon/day', name: 'End of day' },
  y: { to: '/symbols', name: 'Symbols' },
  a: { to: '/accounts', name: 'Accounts' },
  c: { to: '/support', name: 'Support' },
  p: { to: '/policies', name: 'Policies' },
  u: { to: '/audit', name: 'Audit' },
  i: { to: '/api-keys', name: 'API keys' },
};

const SINGLE: Record<string, KeyAction> = {
  '?': { type: 'help' },
  j: { type: 'row', step: 1 },
  k: { type: 'row', step: -1 },
  z: { type: 'zone' },
  p: { type: 'pause' },
};

/** The next state and what to do, if the key completes something. */
export function pressed(state: KeyState, key: string, now: number): { state: KeyState; action?: KeyAction } {
  const waiting = state.prefix === 'g' && now - state.at <= SEQUENCE_MS;
  if (waiting) {
    const target = GO[key];
    return target ? { state: { at: now }, action: { type: 'go', to: target.to } } : { state: { at: now } };
  }
  if (key === 'g') return { state: { prefix: 'g', at: now } };
  const action = SINGLE[key];
  return action ? { state: { at: now }, action } : { state: { at: now } };
}
