import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Failed, Loading } from '../ui/Blank';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { Grid } from '../ui/Grid';
import { plural } from '../ui/numbers';
import { Panel, Split } from '../ui/Page';
import { ClusterAside } from './ClusterAside';
import { filtered, rejectClass } from './clusters';
import { clusterColumns } from './columns';
import type { RejectCluster } from '../api/types';
import { NoRejects } from './EachReject';
import { clustersQuery } from './queries';
import { WhenPanel } from './WhenPanel';

/** Causes instead of a thousand lines: what, since when, whom it hits, and what was changed just before. */
export function Clusters({ from }: { from: string }) {
  const search = useSearch({ from: '/rejects' });
  const navigate = useNavigate();
  const clusters = useQuery(clustersQuery(from, {}));
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/rejects', search: (old) => ({ ...old, ...change }) });
  if (clusters.isPending)
    return (
      <Panel>
        <Loading rows={8} />
      </Panel>
    );
  if (!clusters.data)
    return (
      <Panel>
        <Failed error={clusters.error} retry={() => clusters.refetch()} />
      </Panel>
    );
  const { items: all, from: start, to: end } = clusters.data;
  if (all.length === 0)
    return (
      <Panel>
        <NoRejects />
      </Panel>
    );
  const rows = filtered(all, search).sort((a, b) => b.count - a.count);
  const chosen = all.find((c) => c.id === search.cluster);
  return (
    <>
      <WhenPanel clusters={rows} from={start} to={end} search={search} set={set} />
      <ClusterFilters all={all} search={search} set={set} />
      <Split
        detail={
          chosen && (
            <ClusterAside
              of={chosen}
              from={start}
              to={end}
              range={from}
              close={() => set({ cluster: undefined })}
            />
          )
        }
      >
        <Panel
          title="Causes"
          note={`${plural(total(rows), 'reject')} of ${plural(rows.length, 'cause')}`}
          aside={fresh(rows)}
          testId="reject-clusters"
        >
          <Grid
            label="Causes of rejects"
            columns={clusterColumns}
            rows={rows}
            keyOf={(c) => c.id}
            onOpen={(c) => set({ cluster: c.id })}
            selected={search.cluster}
            compact={chosen !== undefined}
            rowTestId="cluster-row"
          />
        </Panel>
      </Split>
    </>
  );
}

const total = (rows: RejectCluster[]) => rows.reduce((sum, c) => sum + c.count, 0);

function fresh(rows: RejectCluster[]): string {
  const count = rows.filter((c) => c.isNew).length;
  return count > 0 ? `${plural(count, 'text')} never seen before` : 'no new text';
}

type Search = { rejectClass?: string; symbol?: string; fixSession?: string; q?: string };

function ClusterFilters(props: {
  all: RejectCluster[];
  search: Search;
  set: (change: Record<string, string | undefined>) => void;
}) {
  const { all, search, set } = props;
  const choices = (any: string, of: (c: RejectCluster) => string | null | undefined, name = (v: string) => v) => [
    { value: '', label: any },
    ...[...new Set(all.map(of).filter((v) => v !== null && v !== undefined))]
      .sort()
      .map((value) => ({ value, label: name(value) })),
  ];
  return (
    <Filters label="Filter the causes">
      <FilterText
        id="q"
        label="Find"
        placeholder="Text, code or OMS"
        value={search.q}
        wide
        onSet={(v) => set({ q: v || undefined })}
      />
      <FilterChoice
        id="class"
        label="Class"
        options={choices('Any class', (c) => c.rejectClass, (v) => rejectClass(v).label)}
        value={search.rejectClass}
        onSet={(v) => set({ rejectClass: v || undefined })}
      />
      <FilterChoice
        id="session"
        label="Session"
        options={choices('Any session', (c) => c.fixSession)}
        value={search.fixSession}
        onSet={(v) => set({ fixSession: v || undefined })}
      />
      <FilterChoice
        id="symbol"
        label="Symbol"
        options={choices('Any symbol', (c) => c.symbol)}
        value={search.symbol}
        onSet={(v) => set({ symbol: v || undefined })}
      />
    </Filters>
  );
}
