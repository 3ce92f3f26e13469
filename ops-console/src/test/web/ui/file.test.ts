import { expect, test } from 'vitest';
import { exportName } from '../../../main/web/ui/file';

test('an export is named after what it is and when it was taken', () => {
  expect(exportName('/fix-messages', new Date('2026-11-29T22:15:07.123Z'))).toBe('fix-messages-20261129T221507Z.csv');
});
