import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { deliveryState } from './alerts';
import type { AlertDelivery } from '../api/types';
import { deliveriesQuery, targetsQuery } from './queries';

/** What was sent where, what waits to be tried again, and what was given up. */
export function Deliveries() {
  const deliveries = useInfiniteQuery(deliveriesQuery);
  const targets = new Map((useQuery(targetsQuery).data ?? []).map((t) => [t.id, t.name]));
  const rows = deliveries.data?.pages.flatMap((p) => p.items) ?? [];
  const columns: Column<AlertDelivery>[] = [
    { name: 'When', width: '164px', cell: (d) => <Time at={d.createdAt} /> },
    { name: 'State', width: '104px', cell: (d) => <Badge of={deliveryState(d.state)} /> },
    { name: 'Target', width: 'minmax(120px, 1fr)', cell: (d) => targets.get(d.target) ?? d.target },
    { name: 'Event', width: '84px', cell: (d) => sentence(d.event) },
    { name: 'Told', width: 'minmax(220px, 3fr)', cell: (d) => d.title, hint: (d) => d.title ?? undefined },
    { name: 'Attempts', width: '68px', end: true, cell: (d) => d.attempts },
    {
      name: 'Last error',
      width: 'minmax(120px, 1.4fr)',
      cell: (d) => <span className="muted">{d.lastError}</span>,
      hint: (d) => d.lastError ?? undefined,
    },
    { name: 'Delivered', width: '96px', cell: (d) => <Time at={d.deliveredAt} /> },
  ];
  return (
    <Panel title="Deliveries">
      {deliveries.isPending ? (
        <Loading rows={6} />
      ) : deliveries.error && !deliveries.data ? (
        <Failed error={deliveries.error} retry={() => deliveries.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="alerts" title="Nothing has been sent">
          Deliveries appear here as soon as a target is told of an alert.
        </Blank>
      ) : (
        <>
          <Grid
            label="Deliveries"
            columns={columns}
            rows={rows}
            keyOf={(d) => d.id}
            rowTestId="delivery-row"
          />
          <More query={deliveries} />
        </>
      )}
    </Panel>
  );
}
