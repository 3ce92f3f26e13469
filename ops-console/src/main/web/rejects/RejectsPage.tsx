import { useNavigate, useSearch } from '@tanstack/react-router';
import { Export } from '../ui/Export';
import { FilterChoice, RANGES } from '../ui/Filters';
import { Page } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { resolveInstant } from '../ui/time';
import { SavedViews } from '../views/SavedViews';
import { Clusters } from './Clusters';
import { EachReject } from './EachReject';
import { DEFAULT_RANGE, MOST_CLUSTERS } from './queries';

const VIEWS = [
  { value: 'clusters', label: 'By cause' },
  { value: 'each', label: 'Each' },
] as const;

export default function RejectsPage() {
  const search = useSearch({ from: '/rejects' });
  const navigate = useNavigate();
  const { view = 'clusters', from = DEFAULT_RANGE } = search;
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/rejects', search: (old) => ({ ...old, ...change }) });
  return (
    <Page
      title="Rejects"
      lead="Orders and requests that a rule of ours or an OMS refused, by what they have in common."
      tools={
        <>
          <Tabs
            label="Shown"
            value={view}
            options={[...VIEWS]}
            onPick={(v) => set({ view: v === 'clusters' ? undefined : v, cluster: undefined })}
          />
          <FilterChoice
            id="range"
            label="Time"
            options={RANGES}
            value={from}
            onSet={(v) => set({ from: v === DEFAULT_RANGE ? undefined : v })}
          />
          <SavedViews page="rejects" />
          <Export
            path={view === 'each' ? '/rejects' : '/reject-clusters'}
            params={{
              from: resolveInstant(from, Date.now()),
              ...{ symbol: search.symbol, fixSession: search.fixSession, rejectClass: search.rejectClass },
              ...(view === 'each' ? { cluster: search.cluster } : { limit: MOST_CLUSTERS }),
            }}
          />
        </>
      }
    >
      {view === 'each' ? <EachReject from={from} /> : <Clusters from={from} />}
    </Page>
  );
}
