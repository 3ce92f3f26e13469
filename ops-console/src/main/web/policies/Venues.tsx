import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { Time } from '../ui/zone';
import { Ends } from './Ends';
import { VenueDialog } from './VenueDialog';
import { seen, switchesQuery, type Venue, type VenueSwitch, venueCause, venuesQuery, venueState } from './venues';
import { duration } from './spans';

/** How each OMS does as a place for new orders, and what a person can do about it. */
export function Venues() {
  const live = useQuery(venuesQuery);
  const denied = useDenied('policy:write');
  const [acting, act] = useState<string>();
  const [opened, open] = useState<string>();
  const columns: Column<Venue>[] = [
    { name: 'OMS', width: '92px', cell: (v) => <b>{v.oms}</b> },
    { name: 'State', width: '124px', cell: (v) => <Badge of={venueState(v.state)} /> },
    { name: 'Since', width: '164px', cell: (v) => <Time at={v.since} /> },
    { name: 'Cause', width: 'minmax(160px, 2fr)', cell: venueCause, hint: venueCause },
    { name: 'Seen', wide: true, width: 'minmax(180px, 2fr)', cell: (v) => seen(v.figures), hint: (v) => seen(v.figures) },
    { name: 'Moved', width: '84px', end: true, cell: (v) => grouped(v.figures?.moved ?? 0) },
    {
      name: 'Ends',
      width: '104px',
      cell: (v) => (v.forcedOff ? <Ends at={v.forcedOff.until} /> : <span className="muted">by itself</span>),
    },
    {
      name: 'Act',
      hideName: true,
      width: '112px',
      end: true,
      cell: (v) => (
        <Act
          blocked={denied}
          onAct={() => act(v.oms)}
          testId="venue-act"
          aria-label={`${v.forcedOff ? 'Release' : 'Force off'} ${v.oms}`}
        >
          {v.forcedOff ? 'Release' : 'Force off'}
        </Act>
      ),
    },
  ];
  const wanted = live.data?.find((v) => v.oms === acting);
  return (
    <>
      <Panel>
        {live.isPending ? (
          <Loading rows={3} />
        ) : !live.data ? (
          <Failed error={live.error} retry={() => live.refetch()} />
        ) : live.data.length === 0 ? (
          <Blank icon="policies" title="No OMS is known">
            An OMS is judged from its first session on.
          </Blank>
        ) : (
          <Grid
            label="Venues"
            columns={columns}
            rows={live.data}
            keyOf={(v) => v.oms}
            onOpen={(v) => open(v.oms)}
            selected={opened}
            rowTestId="venue-row"
          />
        )}
      </Panel>
      {opened && <Switches key={opened} oms={opened} />}
      {wanted && <VenueDialog of={wanted} close={() => act(undefined)} />}
    </>
  );
}

function Switches({ oms }: { oms: string }) {
  const past = useQuery(switchesQuery(oms));
  const columns: Column<VenueSwitch>[] = [
    { name: 'At', width: '164px', cell: (s) => <Time at={s.at} /> },
    { name: 'From', width: '124px', cell: (s) => <Badge bare of={venueState(s.from)} /> },
    { name: 'To', width: '124px', cell: (s) => <Badge bare of={venueState(s.to)} /> },
    { name: 'Lasted', width: '104px', end: true, cell: (s) => duration(Math.round(s.lastedMillis / 1_000) * 1_000) },
    { name: 'Moved', width: '84px', end: true, cell: (s) => grouped(s.moved) },
    { name: 'By', width: '92px', cell: (s) => s.by ?? 'platform' },
    { name: 'Cause', width: 'minmax(160px, 3fr)', cell: (s) => s.cause, hint: (s) => s.cause },
  ];
  return (
    <Panel title={`Switches of ${oms}`}>
      {past.isPending ? (
        <Loading rows={4} />
      ) : !past.data ? (
        <Failed error={past.error} retry={() => past.refetch()} />
      ) : past.data.length === 0 ? (
        <Blank icon="policies" title="None yet">
          It has been in its state since it is known.
        </Blank>
      ) : (
        <Grid label={`Switches of ${oms}`} columns={columns} rows={past.data} keyOf={(s) => s.id} rowTestId="switch-row" />
      )}
    </Panel>
  );
}
