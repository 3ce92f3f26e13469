import type { ReconBreak } from '../recon/contract';
import { SEVERITY_CODES } from './breaks';

/** The ages that the queue is sorted into, as the URL names their beginnings. */
const STEPS = [
  { older: undefined, label: '< 1 min', seconds: 0 },
  { older: '1m', label: '1–5 min', seconds: 60 },
  { older: '5m', label: '5–30 min', seconds: 300 },
  { older: '30m', label: '0.5–2 h', seconds: 1_800 },
  { older: '2h', label: '2–24 h', seconds: 7_200 },
  { older: '1d', label: '> 1 day', seconds: 86_400 },
] as const;

export const OLDER = [
  { value: '', label: 'Any age' },
  { value: '1m', label: 'Older than 1 min' },
  { value: '5m', label: 'Older than 5 min' },
  { value: '30m', label: 'Older than 30 min' },
  { value: '2h', label: 'Older than 2 h' },
  { value: '1d', label: 'Older than 1 day' },
];

export const olderSeconds = (older: string | undefined): number | undefined =>
  STEPS.find((s) => s.older !== undefined && s.older === older)?.seconds;

export type Age = {
  older: string | undefined;
  label: string;
  count: number;
  /** In the order of {@link SEVERITY_CODES}. */
  bySeverity: { severity: string; count: number }[];
};

/** How many breaks are how old. */
export function ages(breaks: ReconBreak[], now: number): Age[] {
  return STEPS.map((step, i) => {
    const until = STEPS[i + 1]?.seconds ?? Number.POSITIVE_INFINITY;
    const of = breaks.filter((b) => {
      const age = Math.max(0, (now - Date.parse(b.openedAt)) / 1_000);
      return age >= step.seconds && age < until;
    });
    return {
      older: step.older,
      label: step.label,
      count: of.length,
      bySeverity: SEVERITY_CODES.map((severity) => ({
        severity,
        count: of.filter((b) => b.severity === severity).length,
      })),
    };
  });
}
