import { useQuery } from '@tanstack/react-query';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { Panel, Split } from '../ui/Page';
import { Time } from '../ui/zone';
import type { Intervention } from './contract';
import { Ends } from './Ends';
import { usePlace } from './place';
import { afterwards, END, why } from './policies';
import { PolicyAside } from './PolicyAside';
import css from './policies.module.css';
import { interventionsQuery } from './queries';

/** Every override that lives, until when, and what returns then. */
export function Interventions() {
  const { search, choose } = usePlace();
  const denied = useDenied(END.permission);
  const live = useQuery(interventionsQuery);
  const columns: Column<Intervention>[] = [
    {
      name: 'Policy',
      width: 'minmax(150px, 1.4fr)',
      cell: (i) => (
        <>
          <b className={css.id}>{i.id}</b> v{i.version}
        </>
      ),
      hint: (i) => i.id,
    },
    { name: 'Environment', width: '84px', cell: (i) => i.environment },
    {
      name: 'Kind',
      wide: true,
      width: '250px',
      cell: (i) => (
        <span className={css.badges}>
          {i.why.map((code) => (
            <Badge key={code} bare of={why(code)} />
          ))}
        </span>
      ),
    },
    { name: 'Owner', width: '92px', cell: (i) => i.owner },
    { name: 'Reason', wide: true, width: 'minmax(140px, 2fr)', cell: (i) => i.reason, hint: (i) => i.reason },
    { name: 'Since', wide: true, width: '164px', cell: (i) => <Time at={i.since} /> },
    { name: 'Ends', width: '104px', cell: (i) => <Ends at={i.until} /> },
    { name: 'Then', width: '150px', cell: (i) => afterwards(i.until, i.returns), hint: (i) => afterwards(i.until, i.returns) },
    {
      name: 'Act',
      hideName: true,
      width: '124px',
      end: true,
      cell: (i) => i.kind !== 'profile' && (
        <span className={css.rowActs}>
          <Act blocked={denied} onAct={() => choose(i.id, 'ends')} testId="end-intervention" aria-label={`End ${i.id}`}>
            End
          </Act>
          <Act
            blocked={denied}
            onAct={() => choose(i.id, 'reverts')}
            testId="revert-intervention"
            aria-label={`Revert ${i.id}`}
          >
            Revert
          </Act>
        </span>
      ),
    },
  ];
  return (
    <Split detail={search.policy && <PolicyAside key={search.policy} id={search.policy} />}>
      <Panel>
        {live.isPending ? (
          <Loading rows={4} />
        ) : !live.data ? (
          <Failed error={live.error} retry={() => live.refetch()} />
        ) : live.data.length === 0 ? (
          <Blank icon="policies" title="Nothing to remember">
            Whatever is in force was seen by two people and has no end.
          </Blank>
        ) : (
          <Grid
            label="Interventions"
            columns={columns}
            rows={live.data}
            keyOf={(i) => i.id}
            onOpen={(i) => i.kind !== 'profile' && choose(i.id)}
            selected={search.policy}
            compact={search.policy !== undefined}
            rowTestId="intervention-row"
          />
        )}
      </Panel>
    </Split>
  );
}
