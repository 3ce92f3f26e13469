import { grouped } from '../ui/numbers';

const UNITS: [number, string][] = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** A time in the largest unit that says it exactly. */
export function duration(millis: number): string {
  const [size, unit] = UNITS.find(([s]) => millis > 0 && millis % s === 0) ?? [1, 'ms'];
  return `${grouped(millis / size)} ${unit}`;
}
