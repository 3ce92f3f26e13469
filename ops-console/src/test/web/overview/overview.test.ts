import { describe, expect, test } from 'vitest';
import type { Status } from '../../../main/web/api/types';
import { headline } from '../../../main/web/overview/health';
import { perMinute } from '../../../main/web/overview/rate';
import { order } from '../orders/order';

const NOW = Date.parse('2026-03-02T10:05:30Z');
const at = (text: string, status = 'FILLED') => order({ receivedAt: `2026-03-02T${text}Z`, status });

describe('orders per minute', () => {
  test('counts by the minute, the running one last', () => {
    const minutes = perMinute([at('10:05:01'), at('10:05:02', 'REJECTED'), at('10:03:59')], NOW, 3, true);
    expect(minutes.map((m) => [m.orders, m.rejects])).toEqual([
      [1, 0],
      [0, 0],
      [2, 1],
    ]);
  });

  test('orders outside the span do not count', () => {
    expect(perMinute([at('09:00:00')], NOW, 2, true).map((m) => m.orders)).toEqual([0, 0]);
  });

  test('a list that was cut says which minutes it does not know', () => {
    const minutes = perMinute([at('10:04:30'), at('10:05:10')], NOW, 3, false);
    expect(minutes.map((m) => m.known)).toEqual([false, false, true]);
  });
});

const calm: Status = {
  environment: 'local',
  asOf: '2026-03-02T10:05:30Z',
  services: [{ name: 'ops-api', status: 'UP', detail: 'ready' }],
  sessions: { total: 11, loggedOn: 11 },
  orders: { today: 0, open: 0, rejectedToday: 0 },
  breaks: { open: 0 },
  killSwitches: { engaged: 0 },
  coverage: { matched: 1, pending: 0 },
};

describe('headline', () => {
  test('all is clear when all is clear', () => {
    expect(headline(calm)).toEqual({
      tone: 'ok',
      title: 'All clear',
      points: ['1 service up', '11 sessions logged on', 'drop copy agrees'],
    });
  });

  test('nothing is claimed before there is anything', () => {
    const empty = { ...calm, sessions: { total: 0, loggedOn: 0 }, coverage: { matched: 0, pending: 0 } };
    expect(headline(empty).points).toEqual(['1 service up', 'no sessions yet', 'no executions yet']);
  });

  test('a kill switch alone is a restriction, not trouble', () => {
    expect(headline({ ...calm, killSwitches: { engaged: 1 } })).toEqual({
      tone: 'policy',
      title: 'Running with restrictions',
      points: ['1 kill switch engaged'],
    });
  });

  test('a service that is not up comes first', () => {
    const status = {
      ...calm,
      services: [{ name: 'routing-service', status: 'DOWN', detail: 'no database' }],
      breaks: { open: 2 },
    };
    expect(headline(status)).toEqual({
      tone: 'bad',
      title: 'Needs attention',
      points: ['1 service not up: routing-service', '2 open breaks against drop copy'],
    });
  });
});
