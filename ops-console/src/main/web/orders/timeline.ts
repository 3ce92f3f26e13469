import type { TimelineEntry } from '../api/types';

export type Hop = { name: string; from: string; to: string; millis: number };

/**
 * The hops of an order in time: taken, decided, sent, first answer, last answer. A hop whose ends are not both known
 * is left out; a clock that runs backwards between two processes counts as zero.
 */
export function hopsOf(timeline: TimelineEntry[]): Hop[] {
  const taken = first(timeline, 'COMMAND');
  const decided = first(timeline, 'DECISION', taken);
  const sent = first(timeline, 'SENT', decided);
  const answers = timeline.filter(
    (e) => e.kind === 'EXECUTION' && (!sent || Date.parse(e.at) >= Date.parse(sent.at)),
  );
  const answer = answers[0];
  const last = answers.at(-1);
  const hops: Hop[] = [];
  add(hops, 'Taken to decided', taken, decided);
  add(hops, 'Decided to sent', decided, sent);
  add(hops, 'OMS to first answer', sent, answer);
  if (answers.length > 1) add(hops, 'First to last answer', answer, last);
  return hops;
}

function first(timeline: TimelineEntry[], kind: string, after?: TimelineEntry): TimelineEntry | undefined {
  return timeline.find((e) => e.kind === kind && (!after || timeline.indexOf(e) >= timeline.indexOf(after)));
}

function add(hops: Hop[], name: string, from: TimelineEntry | undefined, to: TimelineEntry | undefined) {
  if (!from || !to) return;
  const millis = Math.max(0, Date.parse(to.at) - Date.parse(from.at));
  if (!Number.isNaN(millis)) hops.push({ name, from: from.at, to: to.at, millis });
}

/** Oldest first; entries of the same instant keep the order in which the server told them. */
export function inOrder(timeline: TimelineEntry[]): TimelineEntry[] {
  return timeline
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at) || a.index - b.index)
    .map(({ entry }) => entry);
}
