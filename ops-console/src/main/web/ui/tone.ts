/**
 * What a state means to the person who reads it. Each tone has a colour and a shape of its own, and stands beside its
 * word: nothing is said by colour alone.
 */
export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'policy' | 'idle';

export type Labelled = { label: string; tone: Tone };

/** `PARTIALLY_FILLED` as `Partially filled`: the fallback for words we do not know yet. */
export function sentence(code: string): string {
  const words = code.replaceAll('_', ' ').replaceAll('-', ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function labelled(known: Record<string, Labelled>, code: string): Labelled {
  return known[code] ?? { label: sentence(code), tone: 'idle' };
}
