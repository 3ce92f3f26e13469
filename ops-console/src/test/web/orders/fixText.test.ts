import { describe, expect, test } from 'vitest';
import { asJson, asPipes, asSoh, fieldsOf } from '../../../main/web/orders/fixText';

const WIRE = '8=FIX.4.4\u000135=D\u000158=a=b\u000110=001\u0001';

describe('FIX text', () => {
  test('splits at SOH and keeps equals signs in values', () => {
    expect(fieldsOf(WIRE)).toEqual([
      { tag: 8, value: 'FIX.4.4' },
      { tag: 35, value: 'D' },
      { tag: 58, value: 'a=b' },
      { tag: 10, value: '001' },
    ]);
  });

  test('copies as pipes, as on the wire and as JSON', () => {
    expect(asPipes(WIRE)).toBe('8=FIX.4.4|35=D|58=a=b|10=001|');
    expect(asSoh(asPipes(WIRE))).toBe(WIRE);
    expect(JSON.parse(asJson(WIRE))).toHaveLength(4);
  });

  test('a pipe inside a value of a wire message stays in it', () => {
    expect(fieldsOf('58=a|b\u000110=1\u0001')[0]).toEqual({ tag: 58, value: 'a|b' });
  });

  test('passwords never show', () => {
    expect(asPipes('553=TRADER1|554=secret|925=new|')).toBe('553=TRADER1|554=••••|925=••••|');
  });

  test('garbage is dropped', () => {
    expect(fieldsOf('hello|=x|a=b|1=ok|')).toEqual([{ tag: 1, value: 'ok' }]);
  });
});
