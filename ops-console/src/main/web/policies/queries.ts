import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from '../api/client';
import { items } from '../api/lists';
import type {
  Differences,
  Finding,
  Guard,
  Intervention,
  Policy,
  PolicyBody,
  PolicyHits,
  PolicyRow,
  Simulation,
  Version,
} from './contract';

const EVERY = 10_000;

/** What a change of a policy makes stale. */
export const TOUCHED = ['policies', 'policy', 'policy-versions', 'policy-diff', 'interventions', 'audit'];

export const policyPath = (id: string) => `/policies/${encodeURIComponent(id)}`;
export const draftPath = (id: string, version: number) => `${policyPath(id)}/drafts/${version}`;

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => items<PolicyRow>('/policies', {}, signal),
  refetchInterval: EVERY,
});

/** Policies that hit something within a day. */
export const hitsQuery = queryOptions({
  queryKey: ['policy-hits'],
  queryFn: ({ signal }) => items<PolicyHits>('/policy-hits', {}, signal),
  refetchInterval: EVERY,
});

export const policyQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => get<Policy>(policyPath(id), {}, signal),
    refetchInterval: EVERY,
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy-versions', id],
    queryFn: ({ signal }) => items<Version>(`${policyPath(id)}/versions`, {}, signal),
    refetchInterval: EVERY,
  });

export const diffQuery = (id: string, version: number, against: number) =>
  queryOptions({
    queryKey: ['policy-diff', id, version, against],
    queryFn: ({ signal }) => get<Differences>(`${policyPath(id)}/versions/${version}/diff`, { against }, signal),
  });

export const interventionsQuery = queryOptions({
  queryKey: ['interventions'],
  queryFn: ({ signal }) => items<Intervention>('/interventions', {}, signal),
  refetchInterval: EVERY,
});

/** Those that stop orders now. */
export const guardsQuery = queryOptions({
  queryKey: ['guards'],
  queryFn: ({ signal }) => items<Guard>('/guards', {}, signal),
  refetchInterval: EVERY,
});

/** Those of a version that are remembered, newest first. */
export const simulationsQuery = (policy: string, version: number) =>
  queryOptions({
    queryKey: ['simulations', policy, version],
    queryFn: ({ signal }) => items<Simulation>('/simulations', { policy, version }, signal),
  });

/** Asked again while it is under way. */
export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['simulation', id],
    queryFn: ({ signal }) => get<Simulation>(simulationPath(id), {}, signal),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? 500 : false),
  });

const simulationPath = (id: string) => `/simulations/${encodeURIComponent(id)}`;

export const simulate = (id: string, version: number, hours: number) =>
  post<Simulation>(`${draftPath(id, version)}/simulations`, { hours });

export const cancelSimulation = (id: string) => post<Simulation>(`${simulationPath(id)}/cancellations`, {});

export const saveDraft = (body: PolicyBody & { id: string; reason: string }, key: string) =>
  post<Version>('/policies', body, key);

export const editDraft = (of: Version, body: PolicyBody & { reason: string }) =>
  put<Version>(draftPath(of.id, of.version), body, of.revision);

/** A dry run: what is wrong with a draft. */
export const validate = async (id: string, version: number): Promise<Finding[]> =>
  (await post<{ findings: Finding[] }>(`${draftPath(id, version)}/validations`, {})).findings;
