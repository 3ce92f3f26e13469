import { describe, expect, test } from 'vitest';
import type { Control, Match } from '../../../main/web/policies/contract';
import { about, controlName, duration, words } from '../../../main/web/policies/words';

const said = (control: Control, match: Match = {}) =>
  words({ environment: 'DEMO', priority: 10, match, control }).slice(0, -1);

describe('a policy in words', () => {
  test('limits say what they reject', () => {
    expect(said({ kind: 'LIMITS', maxQty: '5000' })).toEqual(['Rejects orders above 5,000']);
    expect(said({ kind: 'LIMITS', minQty: '10', maxQty: '5000' })).toEqual(['Rejects orders below 10 or above 5,000']);
    expect(said({ kind: 'LIMITS', maxNotional: '1000000.50' })).toEqual([
      'Rejects orders worth more than 1,000,000.50 in the symbol’s currency, and those without a price',
    ]);
    expect(said({ kind: 'LIMITS', sides: ['BUY'], ordTypes: ['LIMIT', 'STOP_LIMIT'] })).toEqual([
      'Rejects all but buy orders',
      'Rejects all but limit and stop limit orders',
    ]);
    expect(said({ kind: 'LIMITS' })).toEqual(['Limits nothing']);
  });

  test('a limit of nothing at all is a limit', () => {
    expect(said({ kind: 'LIMITS', maxQty: 0 })).toEqual(['Rejects orders above 0']);
  });

  test('a block says its text', () => {
    expect(said({ kind: 'BLOCK', text: 'news at 14:30' })).toEqual(['Rejects every order: news at 14:30']);
  });

  test('close-only says why', () => {
    expect(said({ kind: 'CLOSE_ONLY', text: 'delisted' })).toEqual([
      'Lets only orders pass that reduce the account’s position: delisted',
    ]);
    expect(controlName('CLOSE_ONLY')).toBe('Close only');
  });

  test('margin says leverage, groups, rates and what market orders are worth', () => {
    expect(said({ kind: 'MARGIN', leverage: '30' })).toEqual([
      'Rejects what needs more margin than the account has free: the value, with leverage 1:30',
      'Rejects market orders that open, for nobody knows their value',
    ]);
    expect(
      said({
        kind: 'MARGIN',
        leverage: '30',
        groups: { pro: '100' },
        multiplier: '2',
        rates: { 'EUR/USD': '1.08' },
        lastPxMaxAgeMillis: 60_000,
      }),
    ).toEqual([
      'Rejects what needs more margin than the account has free: 2 times the value, with leverage 1:30 and 1:100 for pro',
      'Converts EUR/USD at 1.08; another currency is rejected',
      'A market order is worth the last trade, if that is at most 1 min old',
    ]);
  });

  test('throttles say how much, in which time, for whom and at once', () => {
    const throttle = { kind: 'THROTTLE', unit: 'ORDERS', per: 'ACCOUNT', limit: '10', windowMillis: 1_000, burst: '20' };
    expect(said(throttle)).toEqual(['At most 10 orders in 1 s per account, 20 at once']);
    expect(said({ ...throttle, limit: '1', per: 'POLICY' })).toEqual(['At most 1 order in 1 s altogether, 20 at once']);
    expect(said({ ...throttle, unit: 'NOTIONAL', limit: '1000000', per: 'SYMBOL', burst: '2000000' })).toEqual([
      'At most an order value of 1,000,000 in 1 s per symbol, 2,000,000 at once',
    ]);
    expect(said({ ...throttle, unit: 'MESSAGES', cancelsExempt: true }).at(-1)).toBe(
      'Cancels and status requests are not counted',
    );
    expect(said({ ...throttle, unit: 'MESSAGES', cancelsExempt: false }).at(-1)).toBe(
      'Cancels and status requests are counted too',
    );
  });

  test('routes say where to and what is set', () => {
    const route = { kind: 'ROUTE', oms: 'OMSB', edits: [{ tag: 100, value: 'XNYS' }] };
    expect(said(route)).toEqual(['Goes to OMSB with ExDestination(100)=XNYS']);
    expect(said({ ...route, edits: [...route.edits, { tag: 9001, value: 'A' }] })).toEqual([
      'Goes to OMSB with ExDestination(100)=XNYS and tag 9001=A',
    ]);
    expect(said({ kind: 'ROUTE', oms: 'OMSB' })).toEqual(['Goes to OMSB']);
  });

  test('windows say their hours, zone and days', () => {
    const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
    const at = (...windows: NonNullable<Control['windows']>) => said({ kind: 'WINDOWS', zone: 'America/New_York', windows });
    expect(at({ days, open: '09:30', close: '16:00' })).toEqual([
      'Open 09:30-16:00 America/New_York, Monday to Friday',
    ]);
    expect(at({ days: ['SUNDAY', 'TUESDAY'], open: '22:00', close: '06:00' })).toEqual([
      'Open 22:00-06:00 of the next day America/New_York, Tuesday and Sunday',
    ]);
    expect(at({ days: [], open: '00:00', close: '00:00' })).toEqual([
      'Open 00:00-00:00 of the next day America/New_York, every day',
    ]);
    expect(at()).toEqual(['Never open']);
  });

  test('holidays are closed', () => {
    const windows = [{ open: '09:30', close: '16:00' }];
    expect(said({ kind: 'WINDOWS', zone: 'UTC', windows, holidays: ['2026-12-25', '2027-01-01'] }).at(-1)).toBe(
      'Closed on 2026-12-25 and 2027-01-01',
    );
  });

  test('a control that is not known is said to be so', () => {
    expect(said({ kind: 'PRICE_BAND' })).toEqual(['Price band: a control that this console does not know yet']);
    expect([controlName('WINDOWS'), controlName('PRICE_BAND')]).toEqual(['Trading hours', 'Price band']);
  });

  test('a condition stands as it is written', () => {
    const body = { environment: 'DEMO', priority: 1, condition: 'order.qty > 5', control: { kind: 'BLOCK' } };
    expect(words(body)).toEqual(['Rejects every order', 'About every order', 'Where order.qty > 5']);
  });
});

describe('which orders', () => {
  test('are named by symbols, classes, buckets, accounts and sessions', () => {
    expect(about({ symbols: ['XAU*'], accounts: ['L1001'] })).toBe('About XAU* of accounts L1001');
    expect(about({ symbols: ['XAU*', 'XAG*', 'EURUSD'] })).toBe('About XAU*, XAG* or EURUSD');
    expect(about({ assetClasses: ['FX'], buckets: ['fx-major'], clientSessions: ['TRADER1', 'TRADER2'] })).toBe(
      'About orders in class FX in bucket fx-major from sessions TRADER1 or TRADER2',
    );
  });

  test('are all where nothing restricts', () => {
    expect([about({ symbols: [] }), about(null), about(undefined)]).toEqual(Array(3).fill('About every order'));
  });
});

test('a time is said exactly', () => {
  expect([100, 1_000, 1_500, 90_000, 60_000, 86_400_000].map(duration)).toEqual([
    '100 ms',
    '1 s',
    '1,500 ms',
    '90 s',
    '1 min',
    '24 h',
  ]);
});
