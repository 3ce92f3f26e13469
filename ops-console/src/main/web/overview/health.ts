import type { Status } from '../api/types';
import { plural } from '../ui/numbers';
import type { Tone } from '../ui/tone';

export type Headline = { tone: Tone; title: string; points: string[] };

/** The state of the whole platform in one line, and what needs someone, worst first. */
export function headline(status: Status): Headline {
  const down = status.services.filter((s) => s.status !== 'UP');
  const off = status.sessions.total - status.sessions.loggedOn;
  const points: string[] = [];
  if (down.length > 0)
    points.push(`${plural(down.length, 'service')} not up: ${down.map((s) => s.name).join(', ')}`);
  if (off > 0) points.push(`${off} of ${plural(status.sessions.total, 'session')} not logged on`);
  if (status.breaks.open > 0) points.push(`${plural(status.breaks.open, 'open break')} against drop copy`);
  if (status.killSwitches.engaged > 0)
    points.push(`${plural(status.killSwitches.engaged, 'kill switch', 'kill switches')} engaged`);
  if (down.length > 0) return { tone: 'bad', title: 'Needs attention', points };
  if (off > 0 || status.breaks.open > 0) return { tone: 'warn', title: 'Needs attention', points };
  if (points.length > 0) return { tone: 'policy', title: 'Running with restrictions', points };
  const { sessions, coverage } = status;
  return {
    tone: 'ok',
    title: 'All clear',
    points: [
      `${plural(status.services.length, 'service')} up`,
      sessions.total > 0 ? `${plural(sessions.total, 'session')} logged on` : 'no sessions yet',
      coverage.matched > 0 ? 'drop copy agrees' : 'no executions yet',
    ],
  };
}
