import { queryOptions } from '@tanstack/react-query';
import { get, type Params, upload } from '../api/client';
import { items, pages } from '../api/lists';
import type {
  Card,
  CertificateView,
  Delivery,
  Destination,
  FileDiff,
  Kind,
  Layout,
  Proof,
  ReconBreak,
  ReconImport,
  SignedDay,
} from './contract';

const part = encodeURIComponent;

export const breaksQuery = (params: Params) => pages<ReconBreak>('breaks', '/recon-breaks', params);

/** All that are open, for their ages. */
export const openBreaksQuery = queryOptions({
  queryKey: ['breaks', 'open'],
  queryFn: ({ signal }) => items<ReconBreak>('/recon-breaks', { status: 'OPEN', limit: 500 }, signal),
  refetchInterval: 15_000,
});

export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['break', id],
    queryFn: ({ signal }) => get<Card>(`/recon-breaks/${part(id)}/card`, {}, signal),
  });

export const catalogueQuery = queryOptions({
  queryKey: ['recon-catalogue'],
  queryFn: ({ signal }) => items<Kind>('/recon-catalogue', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const decisionPath = (id: string) => `/recon-breaks/${part(id)}/decisions`;

export const DECISIONS_PATH = '/recon-break-decisions';

export const proofQuery = (day: string) =>
  queryOptions({
    queryKey: ['recon-proof', day],
    queryFn: ({ signal }) => get<Proof>('/recon-proof', { day }, signal),
    refetchInterval: 10_000,
  });

export const certificatePath = (oms: string, day: string) => `/recon-certificates/${part(oms)}/${part(day)}`;

export const certificateQuery = (oms: string, day: string) =>
  queryOptions({
    queryKey: ['recon-certificate', oms, day],
    queryFn: ({ signal }) => get<CertificateView>(certificatePath(oms, day), {}, signal),
    refetchInterval: 15_000,
  });

export const signedQuery = (oms: string) =>
  queryOptions({
    queryKey: ['recon-certificates', oms],
    queryFn: ({ signal }) => items<SignedDay>('/recon-certificates', { oms, limit: 30 }, signal),
  });

export const filePath = (oms: string, day: string) => `/recon-files/${part(oms)}/${part(day)}`;

export const diffQuery = (oms: string, day: string, template: string) =>
  queryOptions({
    queryKey: ['recon-file', oms, day, template],
    queryFn: ({ signal }) => get<FileDiff>(`${filePath(oms, day)}/diff`, { template }, signal),
  });

export const deliveriesQuery = (oms: string, day: string) =>
  queryOptions({
    queryKey: ['recon-deliveries', oms, day],
    queryFn: ({ signal }) => items<Delivery>('/recon-deliveries', { oms, tradeDate: day, limit: 50 }, signal),
    refetchInterval: 5_000,
  });

const layouts = (path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => items<Layout>(`/${path}`, {}, signal),
    staleTime: 60_000,
  });

export const templatesQuery = layouts('recon-templates');

export const mappingsQuery = layouts('recon-mappings');

export const destinationsQuery = queryOptions({
  queryKey: ['recon-destinations'],
  queryFn: ({ signal }) => items<Destination>('/recon-destinations', {}, signal),
  staleTime: 60_000,
});

export const importsQuery = (oms: string | undefined) => pages<ReconImport>('recon-imports', '/recon-imports', { oms });

export const importPath = (id: string) => `/recon-imports/${part(id)}`;

/** Asked again twice a second while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['recon-import', id],
    queryFn: ({ signal }) => get<ReconImport>(importPath(id), {}, signal),
    refetchInterval: ({ state }) => (!state.data || state.data.status === 'RUNNING' ? 500 : false),
    retry: 3,
  });

export const takeFile = (file: File, params: Params) => upload<ReconImport>('/recon-imports', file, params);
