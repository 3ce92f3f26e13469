/** Groups the digits of a decimal text without touching its value or scale: `10000.50` is `10,000.50`. */
export function grouped(decimal: string | number | null | undefined): string {
  if (decimal === null || decimal === undefined || decimal === '') return '–';
  const text = String(decimal);
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  return `${match[1]}${(match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`;
}

/** How much of `qty` is `part`, 0 to 100, for a meter; not for arithmetic. */
export function percent(
  part: string | number | null | undefined,
  qty: string | number | null | undefined,
): number {
  const whole = Number(qty ?? 0);
  if (!(whole > 0)) return 0;
  return Math.min(100, Math.max(0, (Number(part ?? 0) / whole) * 100));
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}
