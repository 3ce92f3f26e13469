import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Reject } from '../api/types';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { FilterChoice, Filters } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { Panel } from '../ui/Page';
import { resolveInstant } from '../ui/time';
import { type Labelled, sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { rejectsQuery } from './queries';
import css from './rejects.module.css';

const source = (of: string): Labelled =>
  of === 'OMS' ? { label: 'OMS', tone: 'bad' } : { label: 'Platform', tone: 'policy' };

const columns: Column<Reject>[] = [
  { name: 'When', width: '94px', cell: (r) => <Time at={r.at} /> },
  { name: 'Said by', width: '92px', cell: (r) => <Badge bare of={source(r.source)} /> },
  { name: 'Rule', width: '120px', cell: (r) => (r.rule ? sentence(r.rule) : '–') },
  { name: 'Code', width: '84px', cell: (r) => <span className="mono">{r.code ?? '–'}</span> },
  { name: 'Client', width: '84px', cell: (r) => r.clientSession ?? '–' },
  { name: 'Account', width: '76px', cell: (r) => r.account ?? '–' },
  { name: 'Symbol', width: '84px', cell: (r) => <b className={css.symbol}>{r.symbol ?? '–'}</b> },
  {
    name: 'ClOrdID',
    width: 'minmax(140px, 1fr)',
    cell: (r) =>
      r.orderId ? (
        <Link to="/orders/$id" params={{ id: r.orderId }} className="mono link">
          {r.clOrdId ?? r.orderId}
        </Link>
      ) : (
        <span className="mono">{r.clOrdId ?? '–'}</span>
      ),
  },
  { name: 'Text', width: 'minmax(220px, 3fr)', cell: (r) => r.text, hint: (r) => r.text ?? undefined },
];

/** The rejects one by one, newest first. */
export function EachReject({ from }: { from: string }) {
  const { source: said, cluster, symbol, fixSession, rejectClass } = useSearch({ from: '/rejects' });
  const navigate = useNavigate();
  const request = useMemo(
    () => ({ from: resolveInstant(from, Date.now()), cluster, symbol, fixSession, rejectClass }),
    [from, cluster, symbol, fixSession, rejectClass],
  );
  const rejects = useInfiniteQuery({ ...rejectsQuery(request), refetchInterval: 5_000 });
  const all = rejects.data?.pages.flatMap((p) => p.items) ?? [];
  const rows = said ? all.filter((r) => r.source === said) : all;
  return (
    <>
      <Filters label="Filter rejects">
        <FilterChoice
          id="source"
          label="Said by"
          options={[
            { value: '', label: 'Said by anyone' },
            { value: 'PLATFORM', label: 'Platform' },
            { value: 'OMS', label: 'OMS' },
          ]}
          value={said}
          onSet={(v) => navigate({ to: '/rejects', search: (old) => ({ ...old, source: v || undefined }) })}
        />
        {(cluster || symbol || fixSession || rejectClass) && (
          <Link to="/rejects" search={{ view: 'each', from }} className="link" data-testid="clear-filter">
            {cluster ? 'Only those of one cause; show all' : 'Narrowed; show all'}
          </Link>
        )}
      </Filters>
      <Panel>
        {rejects.isPending ? (
          <Loading rows={8} />
        ) : rejects.error && !rejects.data ? (
          <Failed error={rejects.error} retry={() => rejects.refetch()} />
        ) : rows.length === 0 ? (
          <NoRejects />
        ) : (
          <>
            <Grid
              label="Rejects"
              columns={columns}
              rows={rows}
              keyOf={(r) => r.id ?? `${r.at}|${r.clOrdId}|${r.source}`}
              onOpen={(r) => r.orderId && navigate({ to: '/orders/$id', params: { id: r.orderId } })}
              rowTestId="reject-row"
            />
            <More query={rejects} />
          </>
        )}
      </Panel>
    </>
  );
}

export function NoRejects() {
  return (
    <Blank icon="check" title="No rejects">
      Neither a rule nor an OMS has refused an order in this range.
    </Blank>
  );
}
