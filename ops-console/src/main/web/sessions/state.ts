import type { FixSession } from '../api/types';
import { plural } from '../ui/numbers';
import { type Labelled, labelled } from '../ui/tone';

const STATES: Record<string, Labelled> = {
  ACTIVE: { label: 'Logged on', tone: 'ok' },
  DEGRADED: { label: 'Degraded', tone: 'warn' },
  CONNECTING: { label: 'Connecting', tone: 'warn' },
  LOGON_SENT: { label: 'Logon sent', tone: 'warn' },
  LOST: { label: 'Lost', tone: 'bad' },
  WAITING: { label: 'Waiting for peer', tone: 'idle' },
  SYNCING: { label: 'Synchronising', tone: 'warn' },
  OUT_OF_WINDOW: { label: 'Out of hours', tone: 'idle' },
  STOPPED: { label: 'Stopped by hand', tone: 'idle' },
  SEQUENCE_FAULT: { label: 'Sequence fault', tone: 'bad' },
  DISABLED: { label: 'Disabled', tone: 'idle' },
};

export const sessionState = (code: string): Labelled => labelled(STATES, code);

const ROLES: Record<string, string> = {
  ORDER_ENTRY: 'Order entry',
  OMS_PRIMARY: 'Primary',
  OMS_SECONDARY: 'Secondary',
  DROP_COPY: 'Drop copy',
  MARKET_DATA: 'Price source',
};

export const roleName = (role: string) => ROLES[role] ?? role;

export const isLoggedOn = (s: FixSession) => s.state === 'ACTIVE' || s.state === 'DEGRADED';

export type OmsLink = { oms: string; primary?: FixSession; secondary?: FixSession };

export type Sessions = {
  clients: FixSession[];
  links: OmsLink[];
  dropCopies: FixSession[];
  sources: FixSession[];
};

/** Sessions by what they are for: clients, one link per OMS with its two sessions, drop copies, price sources. */
export function grouped(sessions: FixSession[]): Sessions {
  const byId = [...sessions].sort((a, b) => a.id.localeCompare(b.id));
  const links = new Map<string, OmsLink>();
  for (const session of byId) {
    if (session.role !== 'OMS_PRIMARY' && session.role !== 'OMS_SECONDARY') continue;
    const oms = session.oms ?? session.id;
    const link = links.get(oms) ?? { oms };
    links.set(
      oms,
      session.role === 'OMS_PRIMARY' ? { ...link, primary: session } : { ...link, secondary: session },
    );
  }
  return {
    clients: byId.filter((s) => s.role === 'ORDER_ENTRY'),
    links: [...links.values()],
    dropCopies: byId.filter((s) => s.role === 'DROP_COPY'),
    sources: byId.filter((s) => s.role === 'MARKET_DATA'),
  };
}

export type Route = 'primary' | 'secondary' | 'none';

/** Which session of a link carries new orders now. */
export function routeOf(link: OmsLink): Route {
  if (link.primary?.active && isLoggedOn(link.primary)) return 'primary';
  if (link.secondary?.active && isLoggedOn(link.secondary)) return 'secondary';
  return 'none';
}

const TROUBLED: string[] = ['LOST', 'CONNECTING', 'LOGON_SENT', 'SYNCING', 'DEGRADED', 'SEQUENCE_FAULT'];

/** The page's first line. */
export function summary(sessions: FixSession[]): string {
  const on = sessions.filter(isLoggedOn).length;
  const troubled = sessions.filter((s) => TROUBLED.includes(s.state));
  const first = `${on} of ${plural(sessions.length, 'session')} logged on.`;
  if (troubled.length === 0) return first;
  const named = troubled.slice(0, 3).map((s) => `${s.id} is ${sessionState(s.state).label.toLowerCase()}`);
  const more = troubled.length > 3 ? ` and ${troubled.length - 3} more` : '';
  return `${first} ${named.join(', ')}${more}.`;
}
