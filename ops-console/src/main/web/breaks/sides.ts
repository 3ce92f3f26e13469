import type { Line, ReconBreak } from '../recon/contract';
import { grouped } from '../ui/numbers';

/** A value of a report as both sides have it; undefined where a side says nothing. */
export type Fact = {
  name: string;
  platform: string | undefined;
  dropCopy: string | undefined;
  differs: boolean;
};

/** What the same trade is on both sides. */
export type Pair = { platform: Line | undefined; dropCopy: Line | undefined };

const FIELDS: { key: keyof Line; name: string; number?: true }[] = [
  { key: 'execType', name: 'ExecType(150)' },
  { key: 'ordStatus', name: 'OrdStatus(39)' },
  { key: 'execId', name: 'ExecID(17)' },
  { key: 'execRefId', name: 'ExecRefID(19)' },
  { key: 'clOrdId', name: 'ClOrdID(11)' },
  { key: 'orderId', name: 'OrderID(37)' },
  { key: 'account', name: 'Account(1)' },
  { key: 'symbol', name: 'Symbol(55)' },
  { key: 'side', name: 'Side(54)' },
  { key: 'lastQty', name: 'LastQty(32)', number: true },
  { key: 'lastPx', name: 'LastPx(31)', number: true },
  { key: 'orderQty', name: 'OrderQty(38)', number: true },
  { key: 'cumQty', name: 'CumQty(14)', number: true },
  { key: 'leavesQty', name: 'LeavesQty(151)', number: true },
  { key: 'currency', name: 'Currency(15)' },
  { key: 'commission', name: 'Commission(12)', number: true },
  { key: 'transactTime', name: 'TransactTime(60)' },
];

/** Reports of one ExecID beside each other, then what is left in the order in which it was told. */
export function pairs(platform: Line[], dropCopy: Line[]): Pair[] {
  const left = [...dropCopy];
  const take = (fits: (line: Line) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const made: Pair[] = platform.map((line) => ({
    platform: line,
    dropCopy: take((other) => Boolean(line.execId) && other.execId === line.execId && other.execType === line.execType),
  }));
  for (const pair of made) pair.dropCopy ??= take(() => true);
  for (const line of left) made.push({ platform: undefined, dropCopy: line });
  return made;
}

/** Value by value, in FIX's words; what neither side says is left out. */
export function facts({ platform, dropCopy }: Pair): Fact[] {
  return FIELDS.flatMap(({ key, name, number }) => {
    const ours = platform?.[key] ?? undefined;
    const theirs = dropCopy?.[key] ?? undefined;
    if (ours === undefined && theirs === undefined) return [];
    const show = (value: string | undefined) => (number && value !== undefined ? grouped(value) : value);
    const both = platform !== undefined && dropCopy !== undefined;
    const differs = both && ours !== undefined && theirs !== undefined && !same(ours, theirs, number);
    const lacks = both && (ours === undefined) !== (theirs === undefined) && TOLD_BY_BOTH.has(key);
    return [{ name, platform: show(ours), dropCopy: show(theirs), differs: differs || lacks }];
  });
}

/** What a drop copy may leave out without being wrong is not among them. */
const TOLD_BY_BOTH = new Set<keyof Line>(['execType', 'execId', 'symbol', 'side', 'lastQty', 'lastPx']);

/** `10` is `10.00`. */
function same(a: string, b: string, number: boolean | undefined): boolean {
  return number ? plain(a) === plain(b) : a === b;
}

const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** What the break itself knows, where no report is kept. */
export function pairOf(b: ReconBreak): Pair {
  const line = (qty: string | null | undefined, px: string | null | undefined): Line | undefined =>
    qty || px ? { eventId: '', at: b.openedAt, execId: b.execId, lastQty: qty, lastPx: px } : undefined;
  return { platform: line(b.platformQty, b.platformPx), dropCopy: line(b.dropCopyQty, b.dropCopyPx) };
}
