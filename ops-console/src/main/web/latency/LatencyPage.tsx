import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { ENVIRONMENTS, FilterChoice, RANGES } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { resolveInstant } from '../ui/time';
import { SavedViews } from '../views/SavedViews';
import type { Latency } from '../api/types';
import css from './latency.module.css';
import { BYS, byOf, HOPS, hopOf, millis, share, slowestFirst } from './latency';
import { OverTime } from './OverTime';
import { DEFAULT_RANGE, latenciesQuery } from './queries';

const columns = (top: number, name: string): Column<Latency>[] => [
  { name, width: 'minmax(110px, 160px)', cell: (l) => <b className={css.key}>{l.key}</b> },
  { name: 'Orders', width: '72px', end: true, cell: (l) => grouped(l.count) },
  {
    name: 'Half, 95 %, 99 %, slowest',
    width: 'minmax(220px, 1fr)',
    cell: (l) => <Spread of={l} top={top} />,
  },
  { name: 'Half', width: '84px', end: true, cell: (l) => millis(l.p50Millis) },
  { name: '95 %', width: '84px', end: true, cell: (l) => millis(l.p95Millis) },
  { name: '99 %', width: '84px', end: true, cell: (l) => <b>{millis(l.p99Millis)}</b> },
  { name: 'Slowest', width: '84px', end: true, cell: (l) => millis(l.maxMillis) },
];

export default function LatencyPage() {
  const search = useSearch({ from: '/latency' });
  const navigate = useNavigate();
  const { from = DEFAULT_RANGE, env } = search;
  const by = byOf(search.by);
  const hop = hopOf(search.hop);
  const latencies = useQuery(latenciesQuery(from, { by, hop: hop.value, environment: env }));
  const rows = slowestFirst(latencies.data ?? [], hop.value);
  const key = rows.find((l) => l.key === search.key)?.key ?? rows[0]?.key;
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/latency', search: (old) => ({ ...old, ...change }) });
  const top = Math.max(0, ...rows.map((l) => l.maxMillis));
  return (
    <Page
      title="Latency"
      lead={`${hop.label}: ${hop.what}.`}
      tools={
        <>
          <Tabs label="By" value={by} options={BYS} onPick={(v) => set({ by: v, key: undefined })} />
          <FilterChoice
            id="env"
            label="Environment"
            options={ENVIRONMENTS}
            value={env}
            onSet={(v) => set({ env: v || undefined })}
          />
          <FilterChoice
            id="range"
            label="Time"
            options={RANGES}
            value={from}
            onSet={(v) => set({ from: v === DEFAULT_RANGE ? undefined : v })}
          />
          <SavedViews page="latency" />
          <Export
            path="/latencies"
            params={{ by, hop: hop.value, environment: env, from: resolveInstant(from, Date.now()) }}
          />
        </>
      }
    >
      <div className={css.way} role="group" aria-label="Part of the way">
        {HOPS.map((h) => (
          <button
            key={h.value}
            type="button"
            aria-pressed={h.value === hop.value}
            onClick={() => set({ hop: h.value === 'total' ? undefined : h.value })}
            data-testid={`hop-${h.value}`}
          >
            <strong>{h.label}</strong>
            <span>{h.what}</span>
          </button>
        ))}
      </div>
      {latencies.isPending ? (
        <Panel>
          <Loading rows={8} />
        </Panel>
      ) : !latencies.data ? (
        <Panel>
          <Failed error={latencies.error} retry={() => latencies.refetch()} />
        </Panel>
      ) : rows.length === 0 ? (
        <Panel>
          <Blank icon="latency" title="Nothing was measured">
            No order has gone this way in this time. Choose a longer one.
          </Blank>
        </Panel>
      ) : (
        <>
          {key && <OverTime by={by} of={key} hop={hop.value} from={from} env={env} />}
          <Panel testId="latencies-by">
            <Grid
              label={`Latency by ${by}`}
              columns={columns(top, BYS.find((b) => b.value === by)?.label ?? '')}
              rows={rows}
              keyOf={(l) => l.key}
              onOpen={(l) => set({ key: l.key })}
              selected={key}
              rowTestId="latency-row"
            />
          </Panel>
        </>
      )}
    </Page>
  );
}

/** From the half to the 99th percentile as a bar on a scale of decades, the slowest as a mark. */
function Spread({ of, top }: { of: Latency; top: number }) {
  const at = {
    '--p50': `${share(of.p50Millis, top)}%`,
    '--p95': `${share(of.p95Millis, top)}%`,
    '--p99': `${share(of.p99Millis, top)}%`,
    '--max': `${share(of.maxMillis, top)}%`,
  } as React.CSSProperties;
  return (
    <span className={css.spread} style={at} aria-hidden="true">
      <i className={css.most} />
      <i className={css.tail} />
      <i className={css.slowest} />
    </span>
  );
}
