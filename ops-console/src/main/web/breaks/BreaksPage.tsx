import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { breakQuery, breaksQuery, reconSummaryQuery } from '../api/queries';
import type { ReconBreak, ReconOms } from '../api/types';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { grouped } from '../ui/numbers';
import { Aside, Facts, Notice, Page, Panel, Split } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { span } from '../ui/time';
import { Ago, Time, useNow } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import { breakStatus, breakType, sidesOf, verdict } from './breaks';
import css from './breaks.module.css';

export default function BreaksPage() {
  const { id } = useParams({ from: '/breaks/{-$id}' });
  const { status = 'OPEN' } = useSearch({ from: '/breaks/{-$id}' });
  const navigate = useNavigate();
  return (
    <Page
      title="Breaks"
      lead="The platform's executions against what the OMSs report by drop copy."
      tools={
        <>
          <Tabs
            label="Which breaks"
            value={status}
            options={[
              { value: 'OPEN', label: 'Open' },
              { value: 'CLOSED', label: 'Closed' },
              { value: 'ALL', label: 'All' },
            ]}
            onPick={(value) =>
              navigate({ to: '/breaks/{-$id}', params: {}, search: value === 'OPEN' ? {} : { status: value } })
            }
          />
          <SavedViews page="breaks" />
          <Export path="/recon-breaks" params={{ status: status === 'ALL' ? '' : status }} />
        </>
      }
    >
      <Summary />
      <Split detail={id && <BreakAside id={id} />}>
        <List status={status} selected={id} />
      </Split>
    </Page>
  );
}

function Summary() {
  const summary = useQuery(reconSummaryQuery);
  if (summary.isPending)
    return (
      <Panel>
        <Loading rows={2} />
      </Panel>
    );
  if (!summary.data)
    return (
      <Panel>
        <Failed error={summary.error} retry={() => summary.refetch()} />
      </Panel>
    );
  const s = summary.data;
  const v = verdict(s);
  return (
    <>
      <Notice tone={v.tone} title={v.title} testId="recon-banner">
        {v.text}
      </Notice>
      <Panel testId="recon-summary">
        <div className={css.summary}>
          <Total name="All" of={{ oms: 'All', ...s }} />
          {(s.perOms ?? []).map((oms) => (
            <Total key={oms.oms} name={oms.oms} of={oms} />
          ))}
        </div>
      </Panel>
    </>
  );
}

function Total({ name, of }: { name: string; of: ReconOms }) {
  const matched = of.matched ?? 0;
  const all = matched + (of.pending ?? 0) + (of.open ?? 0);
  const proven = all > 0 ? (matched / all) * 100 : 0;
  return (
    <div className={css.total} data-testid={`recon-${name}`}>
      <h2>{name === 'All' ? 'All OMSs' : name}</h2>
      <div className={css.meter}>
        <i style={{ '--part': `${proven}%` } as React.CSSProperties} data-open={(of.open ?? 0) > 0} />
        <span>
          {all > 0
            ? `${proven === 100 ? '100' : proven.toFixed(proven > 99 ? 2 : 1)} % proven`
            : 'nothing seen'}
        </span>
      </div>
      <dl>
        <div>
          <dt>Matched</dt>
          <dd>{grouped(matched)}</dd>
        </div>
        <div>
          <dt>Pending</dt>
          <dd>{grouped(of.pending ?? 0)}</dd>
        </div>
        <div>
          <dt>Open</dt>
          <dd data-bad={(of.open ?? 0) > 0}>{grouped(of.open ?? 0)}</dd>
        </div>
        <div>
          <dt>Last drop copy</dt>
          <dd>
            <Ago at={of.lastDropCopyAt} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

const columns: Column<ReconBreak>[] = [
  {
    name: 'Type',
    width: '176px',
    cell: (b) => (
      <Link to="/breaks/{-$id}" params={{ id: b.breakId }} search={(s) => s}>
        <Badge of={breakType(b.type)} />
      </Link>
    ),
  },
  { name: 'Opened', wide: true, width: '94px', cell: (b) => <Time at={b.openedAt} /> },
  { name: 'Age', width: '76px', end: true, cell: (b) => <Age of={b} /> },
  { name: 'Status', width: '76px', cell: (b) => <Badge bare of={breakStatus(b.status)} /> },
  { name: 'OMS', width: '56px', cell: (b) => b.oms },
  { name: 'Symbol', width: '78px', cell: (b) => <b className={css.symbol}>{b.symbol ?? '–'}</b> },
  {
    name: 'ExecID',
    wide: true,
    width: 'minmax(110px, 1fr)',
    cell: (b) => <span className="mono">{b.execId ?? '–'}</span>,
    hint: (b) => b.execId ?? undefined,
  },
  {
    name: 'Explanation',
    width: 'minmax(220px, 3fr)',
    cell: (b) => <span className="muted">{b.explanation}</span>,
    hint: (b) => b.explanation,
  },
];

function Age({ of }: { of: ReconBreak }) {
  const now = useNow();
  const end = of.closedAt ? Date.parse(of.closedAt) : now;
  return <span>{span(end - Date.parse(of.openedAt))}</span>;
}

function List({ status, selected }: { status: string; selected: string | undefined }) {
  const navigate = useNavigate();
  const breaks = useInfiniteQuery(breaksQuery(status === 'ALL' ? '' : status));
  const rows = breaks.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Panel>
      {breaks.isPending ? (
        <Loading rows={6} />
      ) : breaks.error && !breaks.data ? (
        <Failed error={breaks.error} retry={() => breaks.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="breaks" title={status === 'OPEN' ? 'No open breaks' : 'No breaks'}>
          {status === 'OPEN'
            ? 'Both sides agree on every execution that is due. A difference appears here within seconds.'
            : 'None has been recorded so far.'}
        </Blank>
      ) : (
        <>
          <Grid
            label="Breaks"
            columns={columns}
            rows={rows}
            keyOf={(b) => b.breakId}
            onOpen={(b) => navigate({ to: '/breaks/{-$id}', params: { id: b.breakId }, search: (s) => s })}
            selected={selected}
            compact={selected !== undefined}
            rowTestId="break-row"
          />
          <More query={breaks} />
        </>
      )}
    </Panel>
  );
}

function BreakAside({ id }: { id: string }) {
  const navigate = useNavigate();
  const found = useQuery(breakQuery(id));
  const b = found.data;
  const close = () => navigate({ to: '/breaks/{-$id}', params: {}, search: (s) => s });
  return (
    <Aside title={b ? <Badge of={breakType(b.type)} /> : 'Break'} onClose={close} testId="break-detail">
      {found.isPending ? (
        <Loading rows={8} />
      ) : !b ? (
        <Failed error={found.error} retry={() => found.refetch()} />
      ) : (
        <>
          <p>{b.explanation}</p>
          <table className={css.sides} data-testid="break-sides">
            <thead>
              <tr>
                <td />
                <th scope="col">Platform</th>
                <th scope="col">Drop copy</th>
              </tr>
            </thead>
            <tbody>
              {sidesOf(b).map((side) => (
                <tr key={side.name} data-differs={side.differs}>
                  <th scope="row">{side.name}</th>
                  <td>{side.platform ? grouped(side.platform) : 'absent'}</td>
                  <td>{side.dropCopy ? grouped(side.dropCopy) : 'absent'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Facts
            of={[
              ['Status', <Badge key="s" of={breakStatus(b.status)} />],
              ['Opened', <Time key="o" at={b.openedAt} />],
              ['Closed', b.closedAt ? <Time key="c" at={b.closedAt} /> : 'not yet'],
              ['OMS', b.oms],
              ['Symbol', b.symbol ?? '–'],
              [
                'ExecID',
                <span key="e" className="mono">
                  {b.execId ?? '–'}
                </span>,
              ],
              [
                'OrderID',
                <span key="i" className="mono">
                  {b.orderId ?? '–'}
                </span>,
              ],
              [
                'ClOrdID',
                <span key="l" className="mono">
                  {b.clOrdId ?? '–'}
                </span>,
              ],
            ]}
          />
          {(b.clOrdId ?? b.orderId) && (
            <Link to="/orders" search={{ q: (b.clOrdId ?? b.orderId) as string }} className="link">
              Find the order
            </Link>
          )}
        </>
      )}
    </Aside>
  );
}
