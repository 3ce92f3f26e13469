import { HeatMap } from '../ui/HeatMap';
import { sliceStarts } from '../ui/heat';
import { Panel } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import { type HeatBy, heatOf } from './clusters';
import type { RejectCluster } from '../api/types';
import css from './rejects.module.css';

const BY: { value: HeatBy; label: string }[] = [
  { value: 'rejectClass', label: 'Class' },
  { value: 'symbol', label: 'Symbol' },
  { value: 'fixSession', label: 'Session' },
];

/** When the rejects came, by what they share; a row narrows the list below to itself. */
export function WhenPanel(props: {
  clusters: RejectCluster[];
  from: number;
  to: number;
  search: Partial<Record<HeatBy | 'by', string>>;
  set: (change: Record<string, string | undefined>) => void;
}) {
  const zone = useZone();
  const { search, set } = props;
  const by = BY.find((b) => b.value === search.by)?.value ?? 'rejectClass';
  const slices = props.clusters[0]?.trend.length ?? 0;
  return (
    <Panel
      title="When"
      note="each field is a slice of the time above"
      className={css.when}
      aside={
        <Tabs
          label="By"
          value={by}
          options={BY}
          onPick={(v) => set({ by: v === 'rejectClass' ? undefined : v })}
        />
      }
      testId="reject-heat"
    >
      <HeatMap
        label="Rejects over time"
        rows={heatOf(props.clusters, by)}
        columns={sliceStarts(props.from, props.to, slices).map((at) => clock(at, zone))}
        unit="rejects"
        selected={search[by]}
        onPick={(key) => set({ [by]: search[by] === key ? undefined : key || undefined })}
      />
    </Panel>
  );
}
