import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Time } from '../ui/zone';
import type { Guard } from './contract';
import { END } from './policies';
import css from './policies.module.css';
import { guardsQuery } from './queries';
import { duration } from './spans';

/** What too many executions have stopped; nothing is shown while there is none. */
export function Guards() {
  const denied = useDenied(END.permission);
  const stopped = useQuery(guardsQuery);
  const [chosen, choose] = useState<Guard>();
  if (!stopped.data || stopped.data.length === 0) return null;
  const columns: Column<Guard>[] = [
    { name: 'Stopped', width: 'minmax(180px, 2fr)', cell: (g) => <b className={css.id}>{g.key}</b>, hint: (g) => g.key },
    { name: 'Environment', width: '84px', cell: (g) => g.environment },
    {
      name: 'Because of',
      width: 'minmax(150px, 1fr)',
      cell: (g) => `${grouped(g.executions)} executions in ${duration(g.windowMillis)}`,
    },
    { name: 'Since', width: '164px', cell: (g) => <Time at={g.trippedAt} /> },
    {
      name: 'Act',
      hideName: true,
      width: '124px',
      end: true,
      cell: (g) => (
        <span className={css.rowActs}>
          <Act blocked={denied} onAct={() => choose(g)} testId="release-guard" aria-label={`Let on ${g.key}`}>
            Let on
          </Act>
        </span>
      ),
    },
  ];
  return (
    <Panel>
      <Grid
        label="Stopped by guards"
        columns={columns}
        rows={stopped.data}
        keyOf={(g) => g.id}
        rowTestId="guard-row"
      />
      {chosen && (
        <ReasonDialog
          title={`Let on ${chosen.key} in ${chosen.environment}`}
          says="Its orders pass again at once, and executions are counted anew from now on."
          act="Let on"
          path={`/guards/${encodeURIComponent(chosen.id)}/releases`}
          cli={['guards', 'release', chosen.id]}
          refresh={['guards', 'audit']}
          blocked={denied}
          grave
          close={() => choose(undefined)}
        />
      )}
    </Panel>
  );
}
