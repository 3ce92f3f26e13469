import { useQuery } from '@tanstack/react-query';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { ENVIRONMENTS, FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { Panel, Split } from '../ui/Page';
import { Time } from '../ui/zone';
import type { PolicyRow } from './contract';
import { DraftDialog } from './DraftDialog';
import { Ends } from './Ends';
import { usePlace } from './place';
import { filtered, NEW_DRAFT, stage, STATES } from './policies';
import { PolicyAside } from './PolicyAside';
import css from './policies.module.css';
import { policiesQuery } from './queries';
import { controlName } from './words';

const columns: Column<PolicyRow>[] = [
  { name: 'Policy', width: 'minmax(150px, 2fr)', cell: (r) => <b className={css.id}>{r.id}</b>, hint: (r) => r.id },
  { name: 'Environment', width: '84px', cell: (r) => r.environment },
  { name: 'Control', width: '104px', cell: (r) => controlName(r.control) },
  { name: 'State', width: '148px', cell: (r) => <Badge of={stage(r.state)} /> },
  { name: 'Priority', width: '60px', end: true, cell: (r) => r.priority },
  { name: 'In force', wide: true, width: '64px', end: true, cell: (r) => version(r.activeVersion) },
  { name: 'Draft', wide: true, width: '56px', end: true, cell: (r) => version(r.draftVersion) },
  { name: 'Who', wide: true, width: '96px', cell: (r) => r.by ?? '–', hint: (r) => r.reason ?? undefined },
  { name: 'Since', wide: true, width: '164px', cell: (r) => <Time at={r.since} /> },
  { name: 'Ends', width: '104px', cell: (r) => (r.since ? <Ends at={r.until} /> : '–') },
];

const version = (n: number | null | undefined) => (n ? `v${n}` : '–');

/** Every policy, in force or on its way. */
export function PolicyList() {
  const { search, set, choose } = usePlace();
  const denied = useDenied(NEW_DRAFT.permission);
  const policies = useQuery(policiesQuery);
  const all = policies.data ?? [];
  const rows = filtered(all, search);
  const close = () => set({ act: undefined }, true);
  return (
    <>
      <Filters label="Filter policies">
        <FilterText
          id="q"
          label="Find"
          placeholder="Policy, control, who or why"
          value={search.q}
          wide
          onSet={(q) => set({ q: q || undefined })}
        />
        <FilterChoice
          id="env"
          label="Environment"
          options={ENVIRONMENTS}
          value={search.env}
          onSet={(env) => set({ env: env || undefined })}
        />
        <FilterChoice
          id="state"
          label="State"
          options={[{ value: '', label: 'Any state' }, ...STATES]}
          value={search.state}
          onSet={(state) => set({ state: state || undefined })}
        />
        <Act blocked={denied} onAct={() => set({ act: 'new', policy: undefined })} testId="new-policy">
          New policy
        </Act>
      </Filters>
      <Split detail={search.policy && <PolicyAside key={search.policy} id={search.policy} />}>
        <Panel>
          {policies.isPending ? (
            <Loading rows={8} />
          ) : !policies.data ? (
            <Failed error={policies.error} retry={() => policies.refetch()} />
          ) : rows.length === 0 ? (
            <Blank icon="policies" title={all.length === 0 ? 'No policies yet' : 'No policy matches'}>
              {all.length === 0
                ? 'Orders are asked the rules alone. Draft a policy to limit, throttle, close or route some of them.'
                : 'Change or clear the filter above.'}
            </Blank>
          ) : (
            <Grid
              label="Policies"
              columns={columns}
              rows={rows}
              keyOf={(r) => r.id}
              onOpen={(r) => choose(r.id)}
              selected={search.policy}
              compact={search.policy !== undefined}
              rowTestId="policy-row"
            />
          )}
        </Panel>
      </Split>
      {search.act === 'new' && !search.policy && <DraftDialog close={close} />}
    </>
  );
}
