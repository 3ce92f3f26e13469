import { queryOptions } from '@tanstack/react-query';
import { get, type Params, post } from './client';
import { items, pages } from './lists';
import type {
  AccountListing,
  AuditEntry,
  DecodedMessage,
  EngagedKillSwitch,
  Engagement,
  Failover,
  FixMessage,
  FixSession,
  FixSessionDetail,
  InDoubtOrder,
  KillSwitch,
  Me,
  OmsLinkState,
  Order,
  OrderDetail,
  ReconSummary,

  SessionView,
  Status,
  SymbolListing,
} from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/me', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => get<Status>('/status', {}, signal),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => items<FixSession>('/fix-sessions', {}, signal),
});

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: ({ signal }) => get<FixSessionDetail>(`/fix-sessions/${encodeURIComponent(id)}`, {}, signal),
  });

/** As fix-gateway has it defined, whatever it knows of it. */
export const definitionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session-definition', id],
    queryFn: ({ signal }) => get<SessionView>(`/fix-sessions/${encodeURIComponent(id)}/definition`, {}, signal),
    retry: false,
  });

export const messagesQuery = (params: Params) => pages<FixMessage>('messages', '/fix-messages', params);

export const omsLinksQuery = queryOptions({
  queryKey: ['oms-links'],
  queryFn: ({ signal }) => items<OmsLinkState>('/oms-links', {}, signal),
  refetchInterval: 3_000,
  retry: false,
});

export const failoversQuery = (oms: string) =>
  queryOptions({
    queryKey: ['failovers', oms],
    queryFn: ({ signal }) => items<Failover>(`/oms-links/${encodeURIComponent(oms)}/failovers`, {}, signal),
    refetchInterval: 10_000,
    retry: false,
  });

export const inDoubtQuery = queryOptions({
  queryKey: ['in-doubt'],
  queryFn: ({ signal }) => items<InDoubtOrder>('/in-doubt-orders', {}, signal),
  refetchInterval: 3_000,
  retry: false,
});

export const ordersQuery = (params: Params) => pages<Order>('orders', '/orders', params);

export const recentOrdersQuery = queryOptions({
  queryKey: ['orders-recent'],
  queryFn: ({ signal }) => items<Order>('/orders', { limit: 500 }, signal),
  refetchInterval: 15_000,
});

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => get<OrderDetail>(`/orders/${encodeURIComponent(id)}`, {}, signal),
  });

export const symbolsQuery = queryOptions({
  queryKey: ['symbols'],
  queryFn: ({ signal }) => items<SymbolListing>('/symbols', {}, signal),
  staleTime: 30_000,
});

export const killSwitchesQuery = queryOptions({
  queryKey: ['kill-switches'],
  queryFn: ({ signal }) => items<KillSwitch>('/kill-switches', {}, signal),
});

export const accountsQuery = (q: string) => pages<AccountListing>('accounts', '/accounts', { q });

export const reconSummaryQuery = queryOptions({
  queryKey: ['recon-summary'],
  queryFn: ({ signal }) => get<ReconSummary>('/recon-summary', {}, signal),
  refetchInterval: 5_000,
});

export const auditQuery = (params: Params) => pages<AuditEntry>('audit', '/audit-entries', params);

export const decodeQuery = (raw: string) =>
  queryOptions({
    queryKey: ['decode', raw],
    queryFn: () => post<DecodedMessage>('/fix-messages/decode', { raw }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const engageKillSwitch = (body: Record<keyof Engagement, string>, key: string) =>
  post<EngagedKillSwitch>('/kill-switches', body, key);

export const releaseKillSwitch = (id: string, reason: string, key: string) =>
  post<Partial<EngagedKillSwitch>>(`/kill-switches/${encodeURIComponent(id)}/releases`, { reason }, key);
