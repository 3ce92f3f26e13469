import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { More } from '../ui/More';
import { Panel, Split } from '../ui/Page';
import { Ago, Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import { AlertAside } from './AlertAside';
import { alertState, byUrgency, ruleName, severity } from './alerts';
import css from './alerts.module.css';
import type { Alert } from '../api/types';
import { activeAlertsQuery, closedAlertsQuery } from './queries';

const columns: Column<Alert>[] = [
  { name: 'Severity', width: '96px', cell: (a) => <Badge of={severity(a.severity)} /> },
  {
    name: 'What',
    width: 'minmax(260px, 3fr)',
    cell: (a) => <b className={css.summary}>{a.summary}</b>,
    hint: (a) => a.summary,
  },
  {
    name: 'Rule',
    wide: true,
    width: 'minmax(130px, 1fr)',
    cell: (a) => ruleName(a.rule),
    hint: (a) => a.rule,
  },
  {
    name: 'State',
    width: '142px',
    cell: (a) =>
      a.silencedBy ? (
        <Badge of={{ label: 'Silenced', tone: 'idle' }} />
      ) : (
        <Badge of={alertState(a.state)} />
      ),
  },
  { name: 'Since', wide: true, width: '96px', cell: (a) => <Time at={a.firstRaised} /> },
  {
    name: 'Last seen',
    wide: true,
    width: '84px',
    end: true,
    cell: (a) => <Ago at={a.closedAt ?? a.lastRaised} />,
  },
  { name: 'Times', wide: true, width: '52px', end: true, cell: (a) => grouped(a.count) },
  { name: 'On it', width: '92px', cell: (a) => a.acknowledgedBy ?? '–', hint: (a) => a.comment ?? undefined },
];

/** What is wrong now, what nobody has taken first; and what is over. */
export function Inbox() {
  const search = useSearch({ from: '/alerts/{-$view}' });
  const navigate = useNavigate();
  const closed = search.state === 'closed';
  const active = useQuery(activeAlertsQuery);
  const over = useInfiniteQuery({ ...closedAlertsQuery, enabled: closed });
  const query = closed ? over : active;
  const all = closed ? (over.data?.pages.flatMap((p) => p.items) ?? []) : (active.data ?? []);
  const needle = search.q?.toUpperCase();
  const rows = all
    .filter(
      (a) =>
        (!search.state || a.state.toLowerCase() === search.state) &&
        (!search.severity || a.severity.toUpperCase() === search.severity) &&
        (!needle || [a.summary, a.rule].some((text) => text.toUpperCase().includes(needle))),
    )
    .sort(closed ? () => 0 : byUrgency);
  const chosen = all.find((a) => a.id === search.open);
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/alerts/{-$view}', params: {}, search: (old) => ({ ...old, ...change }) });
  return (
    <>
      <Filters label="Filter alerts">
        <FilterText
          id="q"
          label="Find"
          placeholder="Summary or rule"
          value={search.q}
          wide
          onSet={(v) => set({ q: v || undefined })}
        />
        <FilterChoice
          id="state"
          label="State"
          options={[
            { value: '', label: 'Not over' },
            { value: 'open', label: 'Open' },
            { value: 'acknowledged', label: 'Acknowledged' },
            { value: 'closed', label: 'Closed' },
          ]}
          value={search.state}
          onSet={(v) => set({ state: v || undefined, open: undefined })}
        />
        <FilterChoice
          id="severity"
          label="Severity"
          options={[
            { value: '', label: 'Any severity' },
            { value: 'CRITICAL', label: 'Critical' },
            { value: 'WARNING', label: 'Warning' },
            { value: 'INFO', label: 'Info' },
          ]}
          value={search.severity}
          onSet={(v) => set({ severity: v || undefined })}
        />
        <SavedViews page="alerts" />
      </Filters>
      <Split detail={chosen && <AlertAside of={chosen} close={() => set({ open: undefined })} />}>
        <Panel>
          {query.isPending ? (
            <Loading rows={6} />
          ) : query.error && !query.data ? (
            <Failed error={query.error} retry={() => query.refetch()} />
          ) : rows.length === 0 ? (
            <Blank icon="check" title={all.length === 0 ? 'All quiet' : 'No alert matches'}>
              {all.length === 0
                ? closed
                  ? 'No alert has been raised and closed yet.'
                  : 'Every rule is watching; none has found anything that is still so.'
                : 'Change or clear the filter above.'}
            </Blank>
          ) : (
            <>
              <Grid
                label="Alerts"
                columns={columns}
                rows={rows}
                keyOf={(a) => a.id}
                onOpen={(a) => set({ open: a.id })}
                selected={search.open}
                compact={chosen !== undefined}
                rowTestId="alert-row"
              />
              {closed && <More query={over} />}
            </>
          )}
        </Panel>
      </Split>
    </>
  );
}
