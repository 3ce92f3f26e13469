import { describe, expect, test } from 'vitest';
import { titleOf, whoOf } from '../../../main/web/orders/why';

describe('why', () => {
  test('a request is named by what it asks for', () => {
    expect(titleOf({ kind: 'REPLACE', clOrdId: 'C7' })).toBe('Replace request C7');
    expect(titleOf({ kind: 'LIST', clOrdId: 'C7' })).toBe('Request C7');
  });

  test('who put a policy in force, and whether somebody else saw it', () => {
    const policy = { id: 'gold', version: 3, by: 'dan', reason: 'news' };
    expect(whoOf(policy)).toBe('by dan, seen by nobody else: news');
    expect(whoOf({ ...policy, approvedBy: 'eve' })).toBe('by dan, approved by eve: news');
    expect(whoOf({ id: 'gold', version: 3 })).toBeUndefined();
  });
});
