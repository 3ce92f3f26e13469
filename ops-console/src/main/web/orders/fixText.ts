const SOH = '\u0001';

export type RawField = { tag: number; value: string };

/** Splits FIX text, SOH- or pipe-separated, into its fields; what is not `tag=value` is dropped. */
export function fieldsOf(raw: string): RawField[] {
  const separator = raw.includes(SOH) ? SOH : '|';
  const fields: RawField[] = [];
  for (const token of raw.split(separator)) {
    const equals = token.indexOf('=');
    const tag = Number(token.slice(0, equals));
    if (equals > 0 && Number.isInteger(tag))
      fields.push({ tag, value: masked(tag, token.slice(equals + 1)) });
  }
  return fields;
}

/** The message as people write it: `8=FIX.4.4|9=…|`. */
export function asPipes(raw: string): string {
  return fieldsOf(raw)
    .map((f) => `${f.tag}=${f.value}|`)
    .join('');
}

/** The message as it is on the wire. */
export function asSoh(raw: string): string {
  return fieldsOf(raw)
    .map((f) => `${f.tag}=${f.value}${SOH}`)
    .join('');
}

export function asJson(raw: string): string {
  return JSON.stringify(fieldsOf(raw), null, 2);
}

/** Password(554) and NewPassword(925) never reach the screen. */
function masked(tag: number, value: string): string {
  return tag === 554 || tag === 925 ? '••••' : value;
}
