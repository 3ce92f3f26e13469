import { type Labelled, labelled } from '../ui/tone';
import { span } from '../ui/time';
import type { PolicyBody, PolicyRow, Version } from './contract';
import { type Place, readJson } from './json';
import { controlName } from './words';

const STAGES: Record<string, Labelled> = {
  DRAFT: { label: 'Draft', tone: 'info' },
  SUBMITTED: { label: 'Waits for approval', tone: 'warn' },
  APPROVED: { label: 'Approved', tone: 'info' },
  SCHEDULED: { label: 'Scheduled', tone: 'policy' },
  ACTIVE: { label: 'In force', tone: 'ok' },
  SUPERSEDED: { label: 'Superseded', tone: 'idle' },
  ENDED: { label: 'Ended', tone: 'idle' },
  DECLINED: { label: 'Declined', tone: 'bad' },
  DISCARDED: { label: 'Discarded', tone: 'idle' },
};

export const stage = (state: string) => labelled(STAGES, state);

/** Stages that a filter can ask for. */
export const STATES = Object.entries(STAGES).map(([value, { label }]) => ({ value, label }));

const WHY: Record<string, Labelled> = {
  TEMPORARY: { label: 'For a time', tone: 'policy' },
  ONE_PERSON: { label: 'One person’s', tone: 'warn' },
  REVERTED: { label: 'Reverted to', tone: 'info' },
};

/** What makes an intervention one. */
export const why = (code: string) => labelled(WHY, code);

export type PolicyFilter = { q?: string; env?: string; state?: string };

/** Rows that a filter finds: those in force first, then by priority, as routing asks them. */
export function filtered(rows: PolicyRow[], { q, env, state }: PolicyFilter): PolicyRow[] {
  const needle = q?.toLowerCase();
  return rows
    .filter(
      (r) =>
        (!env || r.environment === env) &&
        (!state || r.state === state) &&
        (!needle ||
          [r.id, controlName(r.control), r.by, r.reason].some((text) => text?.toLowerCase().includes(needle))),
    )
    .sort(
      (a, b) =>
        Number(b.state === 'ACTIVE') - Number(a.state === 'ACTIVE') ||
        a.priority - b.priority ||
        a.id.localeCompare(b.id),
    );
}

/** When something ends by itself: `in 12 min`. */
export function ends(until: string | null | undefined, now: number): string {
  if (!until) return 'no end';
  const left = Date.parse(until) - now;
  return left > 0 ? `in ${span(left)}` : 'now';
}

/** What is in force when something has ended by itself. */
export function afterwards(until: string | null | undefined, returns: number | null | undefined): string {
  if (!until) return 'stays until somebody ends it';
  return returns ? `version ${returns} returns` : 'nothing is in force';
}

export type Act =
  | 'draft'
  | 'edit'
  | 'simulate'
  | 'submissions'
  | 'approvals'
  | 'declines'
  | 'discards'
  | 'activations'
  | 'emergency-activations'
  | 'reverts'
  | 'ends';

export type Move = { act: Act; label: string; permission: string; blocked?: string };

const WRITE = 'policy:write';
const APPROVE = 'policy:approve';
const REVERT = 'policy:revert';

const move = (act: Act, label: string, permission: string, blocked?: string | false): Move =>
  blocked ? { act, label, permission, blocked } : { act, label, permission };

const DISCARD = move('discards', 'Discard', WRITE);
const EMERGENCY = (wrong: string | false) => move('emergency-activations', 'Put in force alone', REVERT, wrong);
const SIMULATE = (wrong: string | false) => move('simulate', 'Simulate', WRITE, wrong);

/** What `me` may do to a version in its state, besides another draft from it. */
export function movesOf(
  { state, findings, authors, body }: Pick<Version, 'state' | 'findings' | 'authors'> & Partial<Pick<Version, 'body'>>,
  me: string,
): Move[] {
  const wrong = findings.length > 0 && 'Its findings come first';
  // one person alone may only stop orders
  const alone = body?.control.kind === 'BLOCK' ? [EMERGENCY(wrong)] : [];
  // a version only waits where two people are needed
  const own = authors.includes(me) && 'You wrote it; somebody else has to approve it';
  switch (state) {
    case 'DRAFT':
      return [move('edit', 'Edit', WRITE), SIMULATE(wrong), move('submissions', 'Submit', WRITE, wrong), ...alone, DISCARD];
    case 'SUBMITTED':
      return [
        SIMULATE(wrong),
        move('approvals', 'Approve', APPROVE, own),
        move('declines', 'Decline', APPROVE),
        ...alone,
        DISCARD,
      ];
    case 'APPROVED':
      return [SIMULATE(wrong), move('activations', 'Apply', WRITE, wrong), DISCARD];
    case 'SCHEDULED':
      return [DISCARD];
    case 'SUPERSEDED':
    case 'ENDED':
      return [move('reverts', 'Revert to it', REVERT)];
    default:
      return [];
  }
}

/** What may happen to what is in force. */
export const END = move('ends', 'End', REVERT);
export const NEW_DRAFT = move('draft', 'New draft', WRITE);

/** The version that another is compared with, unless somebody asks for one; undefined for the first. */
export function againstOf(version: number, state: string, active: number | undefined): number | undefined {
  const pending = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SCHEDULED'].includes(state);
  if (pending && active !== undefined && active !== version) return active;
  return version > 1 ? version - 1 : undefined;
}

/** A version that was in force and is not: newest first, as they come. */
export const revertible = (versions: Version[]) => versions.filter((v) => v.state === 'SUPERSEDED' || v.state === 'ENDED');

/** As people edit it. */
export const bodyText = ({ environment, priority, match, condition, control }: PolicyBody) =>
  JSON.stringify(
    { environment, priority, match: restricting(match), ...(condition ? { condition } : {}), control },
    (_, value: unknown) => value ?? undefined,
    2,
  );

/** Empty lists do not restrict and need not be read. */
const restricting = (match: PolicyBody['match']) =>
  Object.fromEntries(Object.entries(match ?? {}).filter(([, values]) => values && values.length > 0));

export const TEMPLATE = bodyText({
  environment: 'DEMO',
  priority: 100,
  match: { symbols: ['XAU*'] },
  control: { kind: 'LIMITS', maxQty: '5000' },
});

export type Parsed = { body: PolicyBody; places: Map<string, Place> } | { fault: string };

/** The body in an editor, or where and why it is none. */
export function parseBody(text: string): Parsed {
  const read = readJson(text);
  if ('fault' in read) {
    const { line, column, text: what } = read.fault;
    return { fault: `Line ${line}, column ${column}: ${what}` };
  }
  const { value, places } = read;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { fault: 'Line 1, column 1: an object in braces is expected' };
  }
  for (const name of ['environment', 'priority', 'control']) {
    if (!(name in value)) return { fault: `${name} is missing` };
  }
  const { control } = value as { control: unknown };
  if (control === null || typeof control !== 'object' || !('kind' in control)) {
    const at = places.get('/control');
    return { fault: `Line ${at?.line ?? 1}, column ${at?.column ?? 1}: a control with its kind is expected` };
  }
  return { body: value as PolicyBody, places };
}

/** An end so many minutes ahead; undefined for no end, and for what is no number of minutes. */
export function endAfter(minutes: string, now: number): string | undefined {
  const n = Number(minutes);
  return minutes.trim() && Number.isInteger(n) && n > 0 ? new Date(now + n * 60_000).toISOString() : undefined;
}
