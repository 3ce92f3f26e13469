import { grouped } from '../ui/numbers';
import { typeName } from '../breaks/breaks';
import type { Certificate, Decimal, FileDiff } from './contract';

/** A figure of both sides. */
export type Row = { name: string; platform: string; dropCopy: string; differs: boolean };

const row = (name: string, platform: Decimal, dropCopy: Decimal): Row => ({
  name,
  platform: grouped(platform),
  dropCopy: grouped(dropCopy),
  differs: Number(platform) !== Number(dropCopy),
});

/** What both sides sum up to. */
export function totalsOf({ platform: p, dropCopy: d }: Certificate): Row[] {
  return [
    row('Trades', p.trades, d.trades),
    row('Busts', p.busts, d.busts),
    row('Corrections', p.corrections, d.corrections),
    row('Quantity', p.qty, d.qty),
    row('Notional', p.notional, d.notional),
    row('Commission', p.commission, d.commission),
  ];
}

/** The control totals of both files. */
export function controlsOf({ platform: p, dropCopy: d }: FileDiff): Row[] {
  return [
    row('Rows', p.totals.rows, d.totals.rows),
    row('Quantity', p.totals.qty, d.totals.qty),
    row('Notional', p.totals.notional, d.totals.notional),
    row('Commission', p.totals.commission, d.totals.commission),
    row('Bytes', p.bytes, d.bytes),
  ];
}

const SIDES: Record<string, string> = { platform: 'Platform', dropCopy: 'Drop copy' };

/** `breaks.LATE.open` in words: `Told late, open`. */
export function figureName(what: string): string {
  const [first = '', second = '', third] = what.split('.');
  if (first === 'breaks') return `${typeName(second)}, ${third ?? ''}`;
  if (SIDES[first]) return `${SIDES[first]}, ${second}`;
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** Whether one may sign without a second thought. */
export const clean = (c: Certificate) => c.unmatched === 0 && c.breaks.every((b) => b.open === 0);

export const differences = ({ diff }: FileDiff) => diff.onlyPlatform + diff.onlyDropCopy + diff.differing;
