/**
 * How strong a cell is, 0 to 100. One of a thousand must still be seen, so the scale is that of the logarithm and starts
 * at 18.
 */
export function heatShare(count: number, top: number): number {
  if (count <= 0) return 0;
  if (top <= 1) return 100;
  return Math.round(18 + 82 * (Math.log(count + 1) / Math.log(top + 1)));
}

/** The start of each of `slices` equal parts of a time, in milliseconds. */
export function sliceStarts(from: number, to: number, slices: number): number[] {
  return Array.from({ length: slices }, (_, i) => from + ((to - from) * i) / slices);
}
