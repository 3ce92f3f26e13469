import type {
  Alert,
  AlertDelivery,
  AlertRule,
  AlertSilence,
  AlertTarget,
} from '../../../main/web/api/types';
import { iso } from './messages.ts';
import type { Scenario } from './world.ts';

const rule = (
  id: string,
  severity: string,
  owner: string,
  condition: string,
  forMillis: number,
  parameters: Record<string, number> = {},
): AlertRule => ({
  ...{ id, severity, owner, condition, parameters, forMillis, clearMillis: 10_000, groupBy: ['oms'], enabled: true },
  version: 1,
  runbook: `/api/v1/runbooks/${id}`,
  changedBy: 'interlock',
  changedAt: '2026-11-23T08:00:00.000Z',
  reason: 'shipped with the platform',
});

const RULES = [
  rule('FixLinkDown', 'CRITICAL', 'fix-operations', 'link-down', 2_000),
  rule('FixSessionDown', 'WARNING', 'fix-operations', 'session-down', 3_000),
  rule('FixHeartbeatLate', 'WARNING', 'fix-operations', 'heartbeat-late', 0, { percent: 150 }),
  rule('FixLinkFlapping', 'CRITICAL', 'fix-operations', 'link-flapping', 0, { max: 2, windowMillis: 600_000 }),
  rule('OrderRejects', 'WARNING', 'dealing', 'reject-share', 0, { percent: 5, minOrders: 20, windowMillis: 300_000 }),
  rule('OrderRejectNewText', 'WARNING', 'dealing', 'reject-new-wording', 0, { accounts: 3, windowMillis: 900_000 }),
  rule('OrderAckSlow', 'WARNING', 'dealing', 'ack-slow', 0, { times: 3, minAcks: 20, minUsual: 100, windowMillis: 300_000 }),
  rule('OrderUnanswered', 'CRITICAL', 'dealing', 'order-unanswered', 0, { maxAgeMillis: 5_000 }),
  rule('OrderInDoubt', 'CRITICAL', 'dealing', 'order-in-doubt', 0, { maxAgeMillis: 30_000 }),
  rule('ReconBreakOpen', 'CRITICAL', 'reconciliation', 'break-open', 0, { maxAgeMillis: 60_000 }),
  rule('DropCopySilent', 'CRITICAL', 'reconciliation', 'drop-copy-silent', 0, { maxAgeMillis: 30_000 }),
  rule('ServiceDown', 'CRITICAL', 'platform', 'service-down', 1_000),
];

/** Rules, what they raised, who silenced it and where it was sent. */
export class Alerts {
  readonly rules = RULES.map((r) => ({ ...r }));
  readonly alerts: Alert[] = [];
  readonly silences: AlertSilence[] = [];
  readonly targets: AlertTarget[] = [
    {
      ...{ id: 't1', kind: 'SLACK', name: '#trading-ops', address: '#trading-ops', minSeverity: 'WARNING' },
      ...{ enabled: true, matchers: [], closings: true, version: 1 },
    },
    {
      ...{ id: 't2', kind: 'PAGERDUTY', name: 'On call', address: 'broker-desk', minSeverity: 'CRITICAL' },
      ...{ enabled: true, matchers: [{ label: 'owner', value: 'fix-*' }], closings: true, version: 3 },
    },
  ];
  readonly deliveries: AlertDelivery[] = [];

  constructor(scenario: Scenario, now: number) {
    if (scenario === 'empty') return;
    this.raise(now, 3_400_000, 2_900_000, {
      ...{ rule: 'OrderRejects', summary: '7.1 % of the orders for XAUUSD were rejected in 5 min', count: 3 },
      ...{ labels: { symbol: 'XAUUSD' }, page: '/rejects?symbol=XAUUSD', owner: 'dealing' },
    });
    this.raise(now, 1_900_000, 1_400_000, {
      ...{ rule: 'OrderUnanswered', summary: 'OMSB has not answered 4 orders for 7 s', count: 12 },
      ...{ severity: 'CRITICAL', labels: { oms: 'OMSB' }, page: '/latency?by=oms&hop=ack', owner: 'dealing' },
    });
    if (scenario !== 'trouble') return;
    this.raise(now, 160_000, undefined, {
      ...{ rule: 'ServiceDown', summary: 'crm-provisioning-service does not answer: kafka unreachable', count: 31 },
      ...{ severity: 'CRITICAL', labels: { service: 'crm-provisioning-service' }, page: '/', owner: 'platform' },
    });
    this.raise(now, 94_000, undefined, {
      ...{ rule: 'FixSessionDown', summary: 'OMSB-P has been down for 94 s in its hours', count: 18 },
      ...{ labels: { session: 'OMSB-P', oms: 'OMSB' }, page: '/sessions/OMSB-P', owner: 'fix-operations' },
      ...{ state: 'ACKNOWLEDGED', acknowledgedBy: 'dealer', acknowledgedAt: iso(now - 60_000) },
      comment: 'OMSB desk called, they restart it',
    });
    this.raise(now, 73_000, undefined, {
      ...{ rule: 'ReconBreakOpen', summary: '2 breaks of OMSA are open longer than 60 s', count: 4 },
      ...{ severity: 'CRITICAL', labels: { oms: 'OMSA' }, page: '/breaks', owner: 'reconciliation' },
    });
    this.raise(now, 61_000, undefined, {
      ...{ rule: 'FixHeartbeatLate', summary: 'OMSB-S was last heard 9 s ago, 5 s are agreed', count: 9 },
      ...{ labels: { session: 'OMSB-S', oms: 'OMSB' }, page: '/sessions/OMSB-S', owner: 'fix-operations' },
      silencedBy: 's1',
    });
    this.raise(now, 41_000, undefined, {
      ...{ rule: 'OrderRejects', summary: '24 of 31 orders for XAUUSD were rejected in 5 min', count: 6 },
      ...{ labels: { symbol: 'XAUUSD' }, page: '/rejects?symbol=XAUUSD', owner: 'dealing' },
    });
    this.silences.push({
      id: 's1',
      matchers: [
        { label: 'rule', value: 'FixHeartbeatLate' },
        { label: 'oms', value: 'OMSB' },
      ],
      ...{ owner: 'ops', reason: 'OMSB restarts its primary, their ticket 8841', repeats: 'NEVER' },
      from: iso(now - 900_000),
      until: iso(now + 2_700_000),
      ...{ createdAt: iso(now - 900_000), active: true, matching: 1 },
    });
  }

  private raise(now: number, ago: number, closedAgo: number | undefined, of: Partial<Alert> & Pick<Alert, 'rule' | 'owner' | 'page'>) {
    const closed = closedAgo !== undefined;
    const alert: Alert = {
      ...{ id: `al-${this.alerts.length + 1}`, severity: 'WARNING', summary: '', labels: {}, count: 1 },
      state: closed ? 'CLOSED' : 'OPEN',
      firstRaised: iso(now - ago),
      lastRaised: iso(now - (closedAgo ?? 2_000)),
      closedAt: closed ? iso(now - closedAgo) : null,
      ...{ group: of.rule, key: `${of.rule}|${Object.values(of.labels ?? {})}`, ruleVersion: 1 },
      runbook: `/api/v1/runbooks/${of.rule}`,
      ...of,
    };
    this.alerts.unshift(alert);
    for (const target of this.targets) {
      if (target.minSeverity === 'CRITICAL' && alert.severity !== 'CRITICAL') continue;
      const lost = target.id === 't2' && ago > 1_000_000;
      this.deliveries.unshift({
        ...{ id: `d-${this.deliveries.length + 1}`, target: target.id, event: 'OPENED', alerts: [alert.id] },
        ...{ group: alert.group, title: alert.summary },
        state: lost ? 'GIVEN_UP' : 'DELIVERED',
        attempts: lost ? 8 : 1,
        createdAt: alert.firstRaised,
        deliveredAt: lost ? null : iso(now - ago + 412),
        lastError: lost ? 'HTTP 503 from events.pagerduty.com' : null,
      });
    }
  }
}
