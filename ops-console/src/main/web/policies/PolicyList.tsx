import { useQuery } from '@tanstack/react-query';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { ENVIRONMENTS, FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Panel, Split } from '../ui/Page';
import { Sparkline } from '../ui/Sparkline';
import type { PolicyHits, PolicyRow } from './contract';
import { DraftDialog } from './DraftDialog';
import { Ends } from './Ends';
import { hitWords, sum } from './hits';
import { usePlace } from './place';
import { filtered, NEW_DRAFT, stage, STATES } from './policies';
import { PolicyAside } from './PolicyAside';
import css from './policies.module.css';
import { hitsQuery, policiesQuery } from './queries';
import { controlName } from './words';

/** `hits` is undefined while they are not known. */
const columns = (hits: Map<string, PolicyHits> | undefined): Column<PolicyRow>[] => [
  { name: 'Policy', width: 'minmax(150px, 2fr)', cell: (r) => <b className={css.id}>{r.id}</b>, hint: (r) => r.id },
  { name: 'Environment', width: '84px', cell: (r) => r.environment },
  { name: 'Control', width: '104px', cell: (r) => controlName(r.control) },
  { name: 'State', width: '148px', cell: (r) => <Badge of={stage(r.state)} /> },
  {
    name: 'Hits, 1 h',
    width: '72px',
    end: true,
    cell: (r) => (hits ? grouped(sum(hits.get(r.id)?.lastHour ?? NO_HITS)) : '–'),
    hint: (r) => hits && hitWords(hits.get(r.id)?.lastHour ?? NO_HITS),
  },
  {
    name: 'Hits, 24 h',
    wide: true,
    width: '136px',
    cell: (r) => (hits ? <Day of={hits.get(r.id)} /> : '–'),
    hint: (r) => hits && hitWords(hits.get(r.id)?.lastDay ?? NO_HITS),
  },
  { name: 'Priority', width: '60px', end: true, cell: (r) => r.priority },
  { name: 'Versions', wide: true, width: '96px', cell: versions },
  { name: 'Who', wide: true, width: '96px', cell: (r) => r.by ?? '–', hint: (r) => r.reason ?? undefined },
  { name: 'Ends', width: '104px', cell: (r) => (r.since ? <Ends at={r.until} /> : '–') },
];

const NO_HITS = { rejected: 0, throttled: 0, rerouted: 0 };

function Day({ of }: { of: PolicyHits | undefined }) {
  return of ? (
    <span className={css.hits} data-testid="policy-hits" data-id={of.policy}>
      <Sparkline of={of.hours} label="Hits per hour" />
      <span>{grouped(sum(of.lastDay))}</span>
    </span>
  ) : (
    <span className="muted">none</span>
  );
}

/** The one in force and the one on its way: `v2, draft v3`. */
const versions = ({ activeVersion: active, draftVersion: draft }: PolicyRow) =>
  [active && `v${active}`, draft && `draft v${draft}`].filter(Boolean).join(', ') || '–';

/** Every policy, in force or on its way. */
export function PolicyList() {
  const { search, set, choose } = usePlace();
  const denied = useDenied(NEW_DRAFT.permission);
  const policies = useQuery(policiesQuery);
  const known = useQuery(hitsQuery).data;
  const hits = known && new Map(known.map((h) => [h.policy, h]));
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
              columns={columns(hits)}
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
