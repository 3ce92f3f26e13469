import type { Tone } from '../ui/tone';
import { grouped, plural } from '../ui/numbers';
import { type Labelled, labelled } from '../ui/tone';
import type { Impact, Simulation, Version } from './contract';

/** Over how much of the past. */
export const HOURS = [
  { value: '1', label: '1 hour' },
  { value: '4', label: '4 hours' },
  { value: '24', label: '24 hours' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
];

const CHANGES: Record<string, Labelled> = {
  REJECTED: { label: 'Rejected', tone: 'bad' },
  ADMITTED: { label: 'Let through', tone: 'ok' },
  REROUTED: { label: 'Rerouted', tone: 'policy' },
  SLOWED: { label: 'Slowed', tone: 'warn' },
};

/** What changes for an order. */
export const change = (code: string) => labelled(CHANGES, code);

/** The newest of a version as it stands that came to its end, else the newest that is under way. */
export function latestOf(all: Simulation[], { version, revision }: Pick<Version, 'version' | 'revision'>) {
  const own = all.filter((s) => s.version === version && s.revision === revision);
  return own.find((s) => s.state === 'DONE') ?? own.find((s) => s.state === 'RUNNING');
}

/** How far it is, 0 to 100. */
export const progress = ({ read, total, state }: Simulation) =>
  state === 'DONE' ? 100 : total > 0 ? Math.floor((read / total) * 100) : 0;

export type Verdict = { tone: Tone; title: string; says: string };

/** What a simulation found, for whoever is about to decide; from half of all orders on it is a warning. */
export function verdict({ hours, impact }: Pick<Simulation, 'hours' | 'impact'>): Verdict {
  const when = hours === 1 ? 'the last hour' : `the last ${hours} hours`;
  if (!impact || impact.orders === 0) {
    return { tone: 'idle', title: 'No order to look at', says: `None came in ${when}; simulate over more of the past.` };
  }
  const { passed, rejected, everything } = impact;
  if (everything) {
    const hit = rejected === 1 ? 'The only order' : `All ${grouped(rejected)} orders`;
    const verb = rejected === 1 ? 'passes' : 'pass';
    return { tone: 'bad', title: 'It would reject everything', says: `${hit} of ${when} that ${verb} now would be rejected.` };
  }
  if (passed > 0 && rejected * 2 >= passed) {
    return {
      tone: 'warn',
      title: 'It would reject most orders',
      says: `${grouped(rejected)} of ${plural(passed, 'order')} of ${when} that pass now would be rejected.`,
    };
  }
  return { tone: 'info', title: 'Simulated', says: `${found(impact)} of ${plural(impact.orders, 'order')} of ${when}.` };
}

function found({ rejected, rerouted, admitted, slowed = 0 }: Impact): string {
  const parts = [
    rejected > 0 && `reject ${grouped(rejected)}`,
    rerouted > 0 && `reroute ${grouped(rerouted)}`,
    slowed > 0 && `slow ${grouped(slowed)}`,
    admitted > 0 && `let through ${grouped(admitted)} more`,
  ].filter(Boolean);
  return parts.length > 0 ? `It would ${parts.join(', ')}` : 'It would change none';
}

export type Bar = { from: string; until: number; parts: { change: string; count: number }[]; same: number };

/** The picture over time: what changes from the foot up, then what stays as it is. */
export function barsOf({ slots }: Pick<Impact, 'slots'>, hours: number): Bar[] {
  const each = slots.length > 0 ? (hours * 3_600_000) / slots.length : 0;
  return slots.map(({ from, orders, rejected, rerouted, admitted, slowed = 0 }) => ({
    from,
    until: Date.parse(from) + each,
    parts: [
      { change: 'REJECTED', count: rejected },
      { change: 'REROUTED', count: rerouted },
      { change: 'SLOWED', count: slowed },
      { change: 'ADMITTED', count: admitted },
    ],
    same: Math.max(0, orders - rejected - rerouted - slowed - admitted),
  }));
}

export type Share = { name: string; count: number; share: number };

/** The most frequent, each with its part of the largest, 0 to 100. */
export function shares(counts: Record<string, number>, most = 8): Share[] {
  const sorted = Object.entries(counts).sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  const top = sorted[0]?.[1] ?? 0;
  return sorted.slice(0, most).map(([name, count]) => ({ name: name || 'no symbol', count, share: (count / top) * 100 }));
}
