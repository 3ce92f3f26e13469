import { expect, test } from 'vitest';
import type { SupportView } from '../../../main/web/support/contract';
import { verdictOf } from '../../../main/web/support/verdict';

const view = (tradingEnabled: boolean, reasons: string[], open = true) =>
  ({ account: { tradingEnabled }, reasons, gates: [{ name: 'KYC', open, text: '' }] }) as unknown as SupportView;

test('the answer is yes, yes but, or no', () => {
  expect(verdictOf(view(true, [])).tone).toBe('ok');
  expect(verdictOf(view(true, ['XAUUSD is stopped'])).tone).toBe('warn');
  expect(verdictOf(view(false, ['no deposit yet'])).tone).toBe('bad');
  expect(verdictOf(view(true, [], false)).tone).toBe('bad');
});
