import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { auditQuery } from '../api/queries';
import type { AuditEntry } from '../api/types';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { Aside, Facts, Page, Panel, Split } from '../ui/Page';
import { resolveInstant } from '../ui/time';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import css from './audit.module.css';
import { Changes } from './Changes';
import { changesOf } from './diff';
import { useVerification, VerifyButton, VerifyResult } from './VerifyButton';

const columns: Column<AuditEntry>[] = [
  { name: 'When', width: '186px', cell: (e) => <Time at={e.at} /> },
  {
    name: 'Who',
    width: 'minmax(90px, 1fr)',
    cell: (e) => <b className={css.who}>{e.actor}</b>,
    hint: (e) => e.actor,
  },
  { name: 'What', width: 'minmax(120px, 1.3fr)', cell: (e) => sentence(e.action), hint: (e) => e.action },
  {
    name: 'Object',
    width: 'minmax(150px, 1.6fr)',
    cell: (e) => <span className="mono">{e.object}</span>,
    hint: (e) => e.object,
  },
  { name: 'Why', width: 'minmax(180px, 3fr)', cell: (e) => e.reason, hint: (e) => e.reason },
  {
    name: 'Recorded by',
    wide: true,
    width: '168px',
    cell: (e) => <span className="muted">{e.service}</span>,
  },
];

export default function AuditPage() {
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate();
  const { q, object, actor, from, entry } = search;
  const verification = useVerification();
  const request = useMemo(
    () => ({ text: q, object, actor, from: resolveInstant(from, Date.now()) }),
    [q, object, actor, from],
  );
  const audit = useInfiniteQuery(auditQuery(request));
  const rows = audit.data?.pages.flatMap((p) => p.items) ?? [];
  const chosen = rows.find((e) => e.id === entry);
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/audit', search: (old) => ({ ...old, ...change }) });
  const filtering = Boolean(q || object || actor || from);
  return (
    <Page
      title="Audit"
      lead="Every change with its who, why and before. Entries are never edited."
      tools={
        <>
          <VerifyButton of={verification} />
          <SavedViews page="audit" />
          <Export path="/audit-entries" params={request} />
        </>
      }
    >
      <VerifyResult of={verification} />
      <Filters label="Filter the audit">
        <FilterText
          id="q"
          label="Find"
          placeholder="Words in action, object, reason or values"
          value={q}
          wide
          onSet={(v) => set({ q: v || undefined })}
        />
        <FilterText
          id="object"
          label="Object"
          placeholder="Object"
          value={object}
          onSet={(v) => set({ object: v || undefined })}
        />
        <FilterText
          id="actor"
          label="Who"
          placeholder="Who"
          value={actor}
          onSet={(v) => set({ actor: v || undefined })}
        />
        <FilterChoice
          id="range"
          label="Time"
          options={[
            { value: '', label: 'Any time' },
            { value: 'now-1h', label: 'Last hour' },
            { value: 'now-24h', label: 'Last 24 h' },
            { value: 'now-7d', label: 'Last 7 days' },
          ]}
          value={from}
          onSet={(v) => set({ from: v || undefined })}
        />
      </Filters>
      <Split detail={chosen && <Entry of={chosen} close={() => set({ entry: undefined })} />}>
        <Panel>
          {audit.isPending ? (
            <Loading rows={8} />
          ) : audit.error && !audit.data ? (
            <Failed error={audit.error} retry={() => audit.refetch()} />
          ) : rows.length === 0 ? (
            <Blank icon="audit" title={filtering ? 'No entry matches' : 'No changes yet'}>
              {filtering
                ? 'Change or clear the filter above.'
                : 'Kills, releases and account changes appear here with who made them and why.'}
            </Blank>
          ) : (
            <>
              <Grid
                label="Audit entries"
                columns={columns}
                rows={rows}
                keyOf={(e) => e.id}
                onOpen={(e) => set({ entry: e.id })}
                selected={entry}
                compact={chosen !== undefined}
                rowTestId="audit-row"
              />
              <More query={audit} />
            </>
          )}
        </Panel>
      </Split>
    </Page>
  );
}

function Entry({ of: e, close }: { of: AuditEntry; close: () => void }) {
  return (
    <Aside title={sentence(e.action)} onClose={close} testId="audit-detail">
      <Facts
        of={[
          ['Who', e.actor],
          ['When', <Time key="w" at={e.at} />],
          [
            'Object',
            <span key="o" className="mono">
              {e.object}
            </span>,
          ],
          ['Why', e.reason],
          ['Recorded by', e.service],
          [
            'Entry',
            <span key="i" className="mono">
              {e.id}
            </span>,
          ],
        ]}
      />
      <div>
        <h3>Before and after</h3>
        <Changes of={changesOf(e.before, e.after)} />
      </div>
    </Aside>
  );
}
