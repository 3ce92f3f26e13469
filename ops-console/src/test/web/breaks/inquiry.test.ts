import { expect, test } from 'vitest';
import { asked } from '../../../main/web/breaks/inquiry';
import type { Card, Line, ReconBreak } from '../../../main/web/recon/contract';

const broken = { oms: 'OMSA', clOrdId: 'C-1', symbol: 'EURUSD', side: 'BUY', orderId: null } as ReconBreak;
const card = (of: Partial<ReconBreak>, dropCopy: Partial<Line>[] = []) =>
  ({ broken: { ...broken, ...of }, dropCopy: dropCopy as Line[] }) as Card;

test('an OMS is asked in its own words where it told any', () => {
  expect(asked(card({}, [{ clOrdId: 'DESK-C-1', orderId: '77', symbol: null }]))).toEqual({
    order: { clOrdId: 'DESK-C-1', orderId: '77', symbol: 'EURUSD', side: 'BUY' },
  });
});

test('without an order nobody can be asked', () => {
  expect(asked(card({ clOrdId: null })).order).toBeUndefined();
  expect(asked(card({ side: null })).missing).toContain('Side');
});
