import { expect, test } from 'vitest';
import type { SupportView } from '../../../main/web/api/types';
import { gatesOf, verdictOf } from '../../../main/web/support/verdict';

const view = (canTrade: boolean, tradingEnabled: boolean | null, reasons: string[] = [], gates: string[] = []) =>
  ({
    ...{ canTrade, reasons, gates },
    state: tradingEnabled === null ? null : { tradingEnabled },
  }) as unknown as SupportView;

test('the answer is yes, something is in their way, or no', () => {
  expect(verdictOf(view(true, true)).tone).toBe('ok');
  expect(verdictOf(view(false, true, ['No session with OMSA is up'])).tone).toBe('warn');
  expect(verdictOf(view(false, false, ['no deposit yet'])).tone).toBe('bad');
});

test('an account that the CRM has not opened cannot trade', () => {
  expect(verdictOf(view(false, null, ['not known'])).label).toBe('They cannot trade');
});

test('a gate that is a reason is closed', () => {
  expect(gatesOf(view(false, true, ['OMSA is down'], ['The account may trade', 'OMSA is down']))).toEqual([
    { text: 'The account may trade', open: true },
    { text: 'OMSA is down', open: false },
  ]);
});
