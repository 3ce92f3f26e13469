import type { Order } from '../../../main/web/api/types';

/** An order with the given differences from one that works at OMSA. */
export function order(change: Partial<Order> = {}): Order {
  return {
    id: 'TRADER1:1:1',
    clOrdId: 'A1',
    clientSession: 'TRADER1',
    environment: 'LIVE',
    account: 'L1001',
    symbol: 'EURUSD',
    side: 'BUY',
    ordType: 'LIMIT',
    timeInForce: 'DAY',
    orderQty: '10000',
    price: '1.0845',
    stopPx: null,
    status: 'NEW',
    cumQty: '0',
    leavesQty: '10000',
    avgPx: null,
    oms: 'OMSA',
    omsSession: 'OMSA-P',
    orderId: 'O1',
    receivedAt: '2026-03-02T10:00:00.100Z',
    updatedAt: '2026-03-02T10:00:00.200Z',
    text: null,
    anomalies: [],
    ...change,
  };
}
