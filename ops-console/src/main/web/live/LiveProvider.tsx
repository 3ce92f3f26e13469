import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { meQuery } from '../api/queries';
import type { FixSession } from '../api/types';
import type { Phase } from './phase';
import { type LiveEvents, LiveStream } from './stream';

const StreamContext = createContext<LiveStream | undefined>(undefined);

/** Opens the stream and keeps what the pages have loaded in step with it. */
export function LiveProvider({ children }: { children: React.ReactNode }) {
  const queries = useQueryClient();
  const stream = useRef<LiveStream>(undefined);
  stream.current ??= new LiveStream('/api/v1/stream');
  useEffect(() => {
    const live = stream.current as LiveStream;
    const stopFollowing = follow(live, queries);
    const stop = live.start();
    return () => {
      stopFollowing();
      stop();
    };
  }, [queries]);
  return <StreamContext value={stream.current}>{children}</StreamContext>;
}

function follow(stream: LiveStream, queries: QueryClient): () => void {
  const reload = (...keys: string[]) => {
    for (const key of keys) queries.invalidateQueries({ queryKey: [key] });
  };
  const offs = [
    stream.on('status', (status) => queries.setQueryData(['status'], status)),
    stream.on('session', (sessions) => {
      queries.setQueryData<FixSession[]>(['sessions'], (known) => known && replaced(known, sessions));
      for (const session of sessions) queries.invalidateQueries({ queryKey: ['session', session.id] });
    }),
    stream.on('break', () => reload('breaks', 'break', 'recon-summary', 'recon-proof')),
    stream.on('killswitch', () => reload('kill-switches', 'audit')),
    stream.on('alert', () => reload('alerts')),
    stream.on('order', (orders) => {
      const told = new Set(orders.map((order) => order.id));
      const shown = queries.getQueryCache().findAll({ queryKey: ['order'] });
      for (const { queryKey } of shown) if (told.has(String(queryKey[1]))) queries.invalidateQueries({ queryKey });
    }),
    stream.on('connected', () =>
      reload('sessions', 'session', 'orders', 'order', 'breaks', 'recon-summary', 'kill-switches', 'rejects', 'alerts'),
    ),
    stream.on('broken', () =>
      queries.fetchQuery({ ...meQuery, staleTime: 10_000, retry: false }).catch(() => {}),
    ),
  ];
  return () => {
    for (const off of offs) off();
  };
}

function replaced(known: FixSession[], changed: FixSession[]): FixSession[] {
  const byId = new Map(known.map((session) => [session.id, session]));
  for (const session of changed) byId.set(session.id, session);
  return [...byId.values()];
}

function useStream(): LiveStream {
  const stream = useContext(StreamContext);
  if (!stream) throw new Error('outside LiveProvider');
  return stream;
}

export function usePhase(): Phase {
  const stream = useStream();
  return useSyncExternalStore(stream.subscribe, stream.currentPhase);
}

/** Calls `listener` with each event of one kind while the component is shown. */
export function useLive<K extends keyof LiveEvents>(kind: K, listener: (event: LiveEvents[K]) => void) {
  const stream = useStream();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => stream.on(kind, (event) => latest.current(event)), [stream, kind]);
}
