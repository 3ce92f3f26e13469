import { createContext, useContext, useSyncExternalStore } from 'react';
import { absolute, span, timeOf, type Zone } from './time';

const ZoneContext = createContext<Zone>('utc');

export const ZoneProvider = ZoneContext.Provider;

export const useZone = () => useContext(ZoneContext);

let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time to the second, shared by all that shows it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** An instant in the chosen zone; hover tells it in full. */
export function Time({ at }: { at: string | null | undefined }) {
  const zone = useZone();
  if (!at) return <span className="muted">–</span>;
  return (
    <time dateTime={at} title={absolute(at, zone)}>
      {timeOf(at, zone, Date.now())}
    </time>
  );
}

/** How long ago; hover tells the instant. */
export function Ago({ at, suffix = ' ago' }: { at: string | null | undefined; suffix?: string }) {
  const zone = useZone();
  const tick = useNow();
  if (!at) return <span className="muted">never</span>;
  return (
    <time dateTime={at} title={absolute(at, zone)}>
      {span(tick - Date.parse(at))}
      {suffix}
    </time>
  );
}
