import type { FixSession } from '../../../main/web/api/types';
import { iso } from './messages.ts';
import { SYMBOLS } from './symbols.ts';
import type { World } from './world.ts';

export const CLIENTS = ['TRADER1', 'TRADER2', 'TRADER3', 'DEMO1', 'CLI'];
export const ACCOUNTS: Record<string, string> = {
  TRADER1: 'L1001',
  TRADER2: 'L1002',
  TRADER3: 'L1003',
  DEMO1: 'D1004',
  CLI: 'L1005',
};

/** Every symbol, in both environments. */
export function listSymbols(world: World, now: number) {
  for (const [symbol, description, assetClass, bucket, currency, precision] of SYMBOLS) {
    for (const environment of ['LIVE', 'DEMO']) {
      const fx = assetClass === 'FX';
      world.symbols.push({
        environment,
        symbol,
        description,
        assetClass,
        bucket,
        currency,
        contractSize: fx ? '100000' : '1',
        precision,
        tickSize: (10 ** -precision).toFixed(precision),
        minQty: fx ? '1000' : '1',
        maxQty: fx ? '50000000' : '10000',
        qtyStep: fx ? '1000' : '1',
        ordTypes: ['MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT'],
        sessions: [fx ? 'Sun 17:05-Fri 17:00 America/New_York' : 'Mon-Fri 09:30-16:00 America/New_York'],
        omsSymbols: symbol === 'US500' ? { OMSB: 'SPX500' } : {},
        version: 1,
        updatedAt: iso(now - 86_400_000),
      });
    }
  }
}

/** Two OMSs and five clients, of which one is away. */
export function connectSessions(world: World, now: number) {
  const add = (
    id: string,
    role: string,
    oms: string | null,
    environment: string | null,
    change: Partial<FixSession> = {},
  ) =>
    world.sessions.push({
      id,
      role,
      oms,
      environment,
      senderCompId: 'INTERLOCK',
      targetCompId: id,
      fixVersion: 'FIX.4.4',
      owner: 'fix-gateway-1',
      state: 'ACTIVE',
      active: role === 'OMS_PRIMARY',
      since: iso(now - 5_025_000),
      nextIn: 1_204 + Math.floor(world.chance() * 900),
      nextOut: 1_180 + Math.floor(world.chance() * 900),
      heartBtInt: role === 'ORDER_ENTRY' ? 30 : 5,
      remoteAddress: `127.0.0.1:${49_000 + Math.floor(world.chance() * 9_000)}`,
      lastError: null,
      at: iso(now),
      figures: {
        lastReceived: iso(now),
        roundTripMillis: 1.4,
        ackP50Millis: role === 'ORDER_ENTRY' ? null : 2.31,
        ackP99Millis: role === 'ORDER_ENTRY' ? null : 11.8,
        awaitingAck: 0,
        oldestAwaitingAck: null,
        messagesIn: 2_418,
        messagesOut: 2_377,
        rejects: 3,
        resendRequests: 1,
        gaps: 0,
      },
      ...change,
    });
  for (const oms of ['OMSA', 'OMSB']) {
    add(`${oms}-P`, 'OMS_PRIMARY', oms, null);
    add(`${oms}-S`, 'OMS_SECONDARY', oms, null);
    add(`${oms}-DC`, 'DROP_COPY', oms, null);
  }
  for (const client of CLIENTS) {
    const away = client === 'CLI';
    add(
      client,
      'ORDER_ENTRY',
      null,
      client === 'DEMO1' ? 'DEMO' : 'LIVE',
      away ? { state: 'WAITING', remoteAddress: null } : {},
    );
  }
  for (const s of world.sessions) {
    if (s.state === 'ACTIVE')
      world.incident(
        s.id,
        'LOGON',
        'NORMAL',
        `Logged on from ${s.remoteAddress}, next in ${s.nextIn}`,
        now - 5_025_000,
      );
  }
}

/** Six CRM clients with a demo and a live account each; the last has no deposit yet. */
export function openAccounts(world: World, now: number) {
  for (let n = 1001; n <= 1006; n++) {
    const add = (account: string, environment: string, tradingEnabled: boolean, reason: string) => {
      world.accounts.push({
        account,
        environment,
        crmClient: String(n),
        tradingEnabled,
        reason,
        version: tradingEnabled ? 2 : 1,
        updatedAt: iso(now - 3_600_000),
      });
      world.record(
        'crm',
        'account-opened',
        `account:${account}`,
        'KYC approved',
        null,
        { environment, tradingEnabled: environment === 'DEMO' },
        now - 3_700_000,
      );
      if (environment === 'LIVE' && tradingEnabled) {
        world.record(
          'crm',
          'trading-enabled',
          `account:${account}`,
          'First deposit 500.00 USD',
          { tradingEnabled: false },
          { tradingEnabled: true },
          now - 3_600_000,
        );
      }
    };
    add(`D${n}`, 'DEMO', true, 'KYC approved');
    add(`L${n}`, 'LIVE', n !== 1006, n === 1006 ? 'No deposit yet' : 'First deposit received');
  }
}
