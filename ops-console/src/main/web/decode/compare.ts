import { asPipes, fieldsOf, type RawField } from '../orders/fixText';

export type FieldPair = { tag: number; first?: string; second?: string };

/**
 * Two messages field by field in their own order: what both have stands in one line, by the longest run of tags they
 * share, so that a repeated group lines up as far as it can.
 */
export function pairsOf(first: string, second: string): FieldPair[] {
  const a = fieldsOf(first);
  const b = fieldsOf(second);
  const common = sharedTags(a, b);
  const pairs: FieldPair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left && right && left.tag === right.tag) {
      pairs.push({ tag: left.tag, first: left.value, second: right.value });
      i++;
      j++;
    } else if (left && (!right || at(common, i + 1, j) >= at(common, i, j + 1))) {
      pairs.push({ tag: left.tag, first: left.value });
      i++;
    } else if (right) {
      pairs.push({ tag: right.tag, second: right.value });
      j++;
    }
  }
  return pairs;
}

/** Fields that two messages of one kind never share, and that say nothing about what was meant. */
const ENVELOPE = new Set([9, 10, 34, 52, 60]);

export type Difference = 'same' | 'envelope' | 'changed' | 'first' | 'second';

export function differenceOf(pair: FieldPair): Difference {
  if (pair.second === undefined) return 'first';
  if (pair.first === undefined) return 'second';
  if (pair.first === pair.second) return 'same';
  return ENVELOPE.has(pair.tag) ? 'envelope' : 'changed';
}

/** Lengths of the longest common runs of tags from (i, j) on. */
function sharedTags(a: RawField[], b: RawField[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as number[];
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] =
        a[i]?.tag === b[j]?.tag ? 1 + at(lengths, i + 1, j + 1) : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (lengths: number[][], i: number, j: number) => lengths[i]?.[j] ?? 0;

const picked: string[] = [];

/** Remembers a message to be compared; the two newest stand on the page. */
export function pick(raw: string) {
  picked.push(asPipes(raw));
  if (picked.length > 2) picked.shift();
}

export const pickedMessages = (): [string, string] => [picked[0] ?? '', picked[1] ?? ''];
