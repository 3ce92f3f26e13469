import { expect, test } from 'vitest';
import { verificationText } from '../../../main/web/audit/verification';

const tone = (found: Parameters<typeof verificationText>[0]) => verificationText(found).tone;

test('an edited log is bad, one that could not be looked at is not called edited', () => {
  expect(tone({ valid: true, checked: 12, services: [] })).toBe('ok');
  expect(tone({ valid: false, checked: 12, firstBad: 'symbol-cms-service#7', services: [] })).toBe('bad');
  const away = { service: 'ops-api', valid: false, checked: 0, copied: 0, unavailable: 'does not answer' };
  expect(verificationText({ valid: false, checked: 3, services: [away] })).toEqual({
    tone: 'warn',
    title: 'Not all could be looked at',
    text: 'ops-api does not answer. What answered holds: 3 entries checked.',
  });
  expect(tone({ valid: false, checked: 0, services: [] })).toBe('bad');
});
