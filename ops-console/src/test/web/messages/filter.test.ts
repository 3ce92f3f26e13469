import { describe, expect, test } from 'vitest';
import type { FixMessage } from '../../../main/web/api/types';
import { gist, requestOf, typeName } from '../../../main/web/messages/filter';

const NOW = Date.parse('2026-11-22T20:00:00Z');

const message: FixMessage = {
  id: '1',
  at: '2026-11-22T20:00:00Z',
  session: 'OMSA-P',
  direction: 'IN',
  msgType: '8',
  possDup: false,
};

describe('the message log', () => {
  test('is asked without heartbeats, unless they are wanted; the open message is not asked', () => {
    expect(requestOf({ session: 'OMSA-P', from: 'now-15m', open: '7' }, NOW)).toEqual({
      session: 'OMSA-P',
      from: '2026-11-22T19:45:00.000Z',
      to: undefined,
      heartbeats: false,
    });
    expect(requestOf({ beats: 'yes' }, NOW).heartbeats).toBe(true);
  });

  test('names types in words, keeps unknown codes, and says where it has a gap', () => {
    expect(typeName(message)).toBe('Execution report');
    expect(typeName({ ...message, msgType: 'U7' })).toBe('U7');
    expect(typeName({ ...message, msgType: '', lost: 12 })).toBe('Gap in the log');
  });

  test('a row says its identifiers, or what there is to know', () => {
    expect(gist({ ...message, clOrdId: 'A1', orderId: 'X1' })).toBe('11=A1  37=X1');
    expect(gist({ ...message, note: '12 messages could not be kept here' })).toContain('12');
  });
});
