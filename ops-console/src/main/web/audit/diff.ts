export type Change = { field: string; before: string | null; after: string | null };

/** What a change changed, field by field, in the order of `after` then what only `before` had; equal fields are left out. */
export function changesOf(
  before: Record<string, unknown> | null | undefined,
  after: Record<string, unknown> | null | undefined,
): Change[] {
  const fields = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  const changes: Change[] = [];
  for (const field of fields) {
    const change = { field, before: text(before?.[field]), after: text(after?.[field]) };
    if (change.before !== change.after) changes.push(change);
  }
  return changes;
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
