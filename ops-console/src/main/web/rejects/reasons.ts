import type { Reject } from '../api/types';

export type Reason = {
  key: string;
  source: string;
  rule: string;
  template: string;
  count: number;
  latest: Reject;
};

/**
 * Rejects by what they have in common: who said no, by which rule or code, and the text without its numbers. A code
 * alone says little, because OMSs use one for many things.
 */
export function reasonsOf(rejects: Reject[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const reject of rejects) {
    const rule =
      reject.rule ?? (reject.code === null || reject.code === undefined ? '' : String(reject.code));
    const template = templateOf(reject.text, reject.symbol);
    const key = `${reject.source}|${rule}|${template}`;
    const known = reasons.get(key);
    if (!known) reasons.set(key, { key, source: reject.source, rule, template, count: 1, latest: reject });
    else {
      known.count++;
      if (Date.parse(reject.at) > Date.parse(known.latest.at)) known.latest = reject;
    }
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}

/** The text with its numbers and its symbol replaced, so that a thousand rejects of one kind read as one. */
export function templateOf(text: string, symbol?: string | null): string {
  return (symbol ? text.replaceAll(symbol, '…') : text)
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}
