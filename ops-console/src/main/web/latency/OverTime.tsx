import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../ui/Blank';
import { HeatMap } from '../ui/HeatMap';
import { Panel } from '../ui/Page';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import type { By, Hop } from '../api/types';
import { heatOf } from './latency';
import { histogramQuery } from './queries';

/** How the latencies of one key were spread, minute by minute. */
export function OverTime(props: { by: By; of: string; hop: Hop; from: string; env: string | undefined }) {
  const { by, of, hop, from, env } = props;
  const zone = useZone();
  const histogram = useQuery(histogramQuery(from, { by, key: of, hop, environment: env }));
  const { rows, columns } = heatOf(histogram.data ?? { bucketsMillis: [], minutes: [] });
  return (
    <Panel title={`${of} over time`} note="orders by how long they took, slow ones on top" testId="latency-heat">
      {histogram.isPending ? (
        <Loading rows={5} />
      ) : !histogram.data ? (
        <Failed error={histogram.error} retry={() => histogram.refetch()} />
      ) : rows.length === 0 ? (
        <p className="muted" style={{ padding: 14 }}>
          No order in this time.
        </p>
      ) : (
        <HeatMap
          label={`Latencies of ${of} over time`}
          rows={rows}
          columns={columns.map((minute) => clock(minute, zone).slice(0, 5))}
          unit="orders"
          labelWidth={96}
        />
      )}
    </Panel>
  );
}
