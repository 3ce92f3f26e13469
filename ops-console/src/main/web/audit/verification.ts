import type { Verification } from '../api/types';
import { plural } from '../ui/numbers';
import type { Tone } from '../ui/tone';

/** A log that could not be looked at proves nothing, and is not called broken. */
export function verificationText(found: Verification): { tone: Tone; title: string; text: string } {
  const checked = `${plural(found.checked, 'entry', 'entries')} checked`;
  if (found.firstBad) {
    return { tone: 'bad', title: 'The audit was edited', text: `First entry that is not what was written: ${found.firstBad}. ${checked}.` };
  }
  const silent = found.services.filter((s) => s.unavailable);
  if (silent.length > 0) {
    const who = silent.map((s) => `${s.service} ${s.unavailable}`).join(', ');
    return { tone: 'warn', title: 'Not all could be looked at', text: `${who}. What answered holds: ${checked}.` };
  }
  return found.valid
    ? { tone: 'ok', title: 'Nothing was edited', text: `Each entry follows from the one before it; ${checked}.` }
    : { tone: 'bad', title: 'The audit does not hold', text: `${checked}.` };
}
