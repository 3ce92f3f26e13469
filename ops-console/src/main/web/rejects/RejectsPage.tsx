import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rejectsQuery } from '../api/queries';
import type { Reject } from '../api/types';
import { FilterChoice } from '../ui/Filters';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { plural } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { resolveInstant } from '../ui/time';
import { type Labelled, sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { reasonsOf } from './reasons';
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

export default function RejectsPage() {
  const { from, source: said } = useSearch({ from: '/rejects' });
  const navigate = useNavigate();
  const request = useMemo(() => ({ from: resolveInstant(from, Date.now()) }), [from]);
  const rejects = useInfiniteQuery({ ...rejectsQuery(request), refetchInterval: 5_000 });
  const all = rejects.data?.pages.flatMap((p) => p.items) ?? [];
  const rows = said ? all.filter((r) => r.source === said) : all;
  const reasons = reasonsOf(rows).slice(0, 6);
  const most = reasons[0]?.count ?? 1;
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/rejects', search: (old) => ({ ...old, ...change }) });
  return (
    <Page
      title="Rejects"
      lead="Orders and requests that a rule of ours or an OMS refused."
      tools={
        <>
          <FilterChoice
            id="source"
            label="Said by"
            options={[
              { value: '', label: 'Said by anyone' },
              { value: 'PLATFORM', label: 'Platform' },
              { value: 'OMS', label: 'OMS' },
            ]}
            value={said}
            onSet={(v) => set({ source: v || undefined })}
          />
          <FilterChoice
            id="range"
            label="Time"
            options={[
              { value: '', label: 'Any time' },
              { value: 'now-15m', label: 'Last 15 min' },
              { value: 'now-1h', label: 'Last hour' },
              { value: 'now-24h', label: 'Last 24 h' },
            ]}
            value={from}
            onSet={(v) => set({ from: v || undefined })}
          />
        </>
      }
    >
      {rejects.isPending ? (
        <Panel>
          <Loading rows={8} />
        </Panel>
      ) : rejects.error && !rejects.data ? (
        <Panel>
          <Failed error={rejects.error} retry={() => rejects.refetch()} />
        </Panel>
      ) : rows.length === 0 ? (
        <Panel>
          <Blank icon="check" title="No rejects">
            Neither a rule nor an OMS has refused an order in this range.
          </Blank>
        </Panel>
      ) : (
        <>
          <Panel
            title="By reason"
            note={`of the ${plural(rows.length, 'reject')} listed`}
            testId="reject-reasons"
          >
            <ul className={css.reasons}>
              {reasons.map((r) => (
                <li key={r.key}>
                  <span className={css.count}>{r.count}</span>
                  <i
                    style={{ '--part': `${(r.count / most) * 100}%` } as React.CSSProperties}
                    data-source={r.source}
                  />
                  <Badge
                    bare
                    of={{ ...source(r.source), label: r.rule ? sentence(r.rule) : source(r.source).label }}
                  />
                  <span className={css.template}>{r.latest.text}</span>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel>
            <Grid
              label="Rejects"
              columns={columns}
              rows={rows}
              keyOf={(r) => r.id ?? `${r.at}|${r.clOrdId}|${r.source}`}
              onOpen={(r) => r.orderId && navigate({ to: '/orders/$id', params: { id: r.orderId } })}
              rowTestId="reject-row"
            />
            <More query={rejects} />
          </Panel>
        </>
      )}
    </Page>
  );
}
