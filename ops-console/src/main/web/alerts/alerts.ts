import { changesOf } from '../audit/diff';
import { span } from '../ui/time';
import { type Labelled, labelled, sentence } from '../ui/tone';
import type { Alert, AlertRule, AlertSilence, Matcher } from '../api/types';

const SEVERITIES: Record<string, Labelled> = {
  CRITICAL: { label: 'Critical', tone: 'bad' },
  WARNING: { label: 'Warning', tone: 'warn' },
  INFO: { label: 'Info', tone: 'info' },
};

export const severity = (code: string): Labelled => labelled(SEVERITIES, code.toUpperCase());

const STATES: Record<string, Labelled> = {
  OPEN: { label: 'Open', tone: 'bad' },
  ACKNOWLEDGED: { label: 'Acknowledged', tone: 'policy' },
  CLOSED: { label: 'Closed', tone: 'idle' },
};

export const alertState = (code: string): Labelled => labelled(STATES, code.toUpperCase());

const DELIVERIES: Record<string, Labelled> = {
  DELIVERED: { label: 'Delivered', tone: 'ok' },
  WAITING: { label: 'Waiting', tone: 'warn' },
  GIVEN_UP: { label: 'Given up', tone: 'bad' },
};

export const deliveryState = (code: string): Labelled => labelled(DELIVERIES, code.toUpperCase());

export const isOpen = (alert: Alert) => alert.state.toUpperCase() === 'OPEN';

const RANK: Record<string, number> = { CRITICAL: 0, WARNING: 1, INFO: 2 };

/** What nobody has taken first, then the graver, then the newer. */
export function byUrgency(a: Alert, b: Alert): number {
  return (
    Number(isOpen(b)) - Number(isOpen(a)) ||
    Number(Boolean(a.silencedBy)) - Number(Boolean(b.silencedBy)) ||
    (RANK[a.severity.toUpperCase()] ?? 1) - (RANK[b.severity.toUpperCase()] ?? 1) ||
    Date.parse(b.firstRaised) - Date.parse(a.firstRaised)
  );
}

/** The states that the inbox shows under a choice of its filter, as the server reads them. */
export const statesOf = (choice: string | undefined) => choice?.toUpperCase() ?? 'OPEN,ACKNOWLEDGED';

/** What counts in the badge: open, and not silenced. */
export const needsSomeone = (alerts: Alert[]) => alerts.filter((a) => isOpen(a) && !a.silencedBy);

/** `FixSessionDown` as `Fix session down`, with FIX in its own letters. */
export const ruleName = (id: string) =>
  sentence(id.replace(/([a-z])([A-Z])/g, '$1 $2')).replace(/^Fix\b/, 'FIX');

/** A silence that fits this alert and those like it: its rule and all of its labels. */
export const matchersOf = (alert: Alert): Matcher[] => [
  { label: 'rule', value: alert.rule },
  ...Object.entries(alert.labels).map(([label, value]) => ({ label, value })),
];

export const matcherText = (matchers: Matcher[]) => matchers.map((m) => `${m.label}=${m.value}`).join(', ');

/** Reads `rule=FixLinkDown, oms=OMS*`; what is not `label=value` is told. */
export function parseMatchers(text: string): { matchers: Matcher[]; fault?: string } {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const fault = parts.find((part) => !/^[^=\s]+=.+$/.test(part));
  if (fault) return { matchers: [], fault: `“${fault}” is not label=value` };
  return {
    matchers: parts.map((part) => {
      const at = part.indexOf('=');
      return { label: part.slice(0, at).trim(), value: part.slice(at + 1).trim() };
    }),
  };
}

function fits(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}

/** Those of the alerts that a silence with these matchers would keep quiet. */
export function covered(alerts: Alert[], matchers: Matcher[]): Alert[] {
  if (matchers.length === 0) return [];
  return alerts.filter((alert) => {
    const labels: Record<string, string | undefined> = {
      ...alert.labels,
      rule: alert.rule,
      severity: alert.severity,
      owner: alert.owner ?? undefined,
    };
    return matchers.every((m) => fits(m.value, labels[m.label]));
  });
}

/** Holding now, still to come, or over; of one that comes again the server tells whether it holds. */
export function silenceState(silence: AlertSilence, now: number): Labelled {
  if (now < Date.parse(silence.from)) return { label: 'To come', tone: 'info' };
  const again = silence.repeats.toUpperCase() !== 'NEVER';
  if (again ? silence.active : now < Date.parse(silence.until)) return { label: 'Quiet now', tone: 'policy' };
  return again ? { label: 'Comes again', tone: 'info' } : { label: 'Over', tone: 'idle' };
}

/** The part of a rule that can be changed; the rest is told by the server. */
export function documentOf(rule: AlertRule) {
  const { enabled, severity, owner, condition, parameters, forMillis, clearMillis, groupBy } = rule;
  return { enabled, severity, owner, condition, parameters, forMillis, clearMillis, groupBy };
}

export type RuleDocument = ReturnType<typeof documentOf>;

/** What an edit changes, parameter by parameter. */
export function ruleChanges(before: RuleDocument, after: RuleDocument) {
  const flat = ({ parameters, ...rest }: RuleDocument) => ({ ...rest, ...parameters });
  return changesOf(flat(before), flat(after));
}

/** `maxAgeMillis` as `Max age`, its value as a time. */
export function parameterName(name: string): string {
  return sentence(name.replace(/Millis$/, '').replace(/([a-z])([A-Z])/g, '$1 $2'));
}

export function parameterText(name: string, value: number): string {
  if (name.endsWith('Millis')) return value < 1_000 ? `${value} ms` : span(value);
  return name.startsWith('percent') ? `${value} %` : String(value);
}
