import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failoversQuery, omsLinksQuery } from '../api/queries';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { plural } from '../ui/numbers';
import { ReasonDialog } from '../ui/ReasonDialog';
import { labelled } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './sessions.module.css';
import type { Route } from './state';

const LINK_STATES = {
  PRIMARY_ACTIVE: { label: 'Primary active', tone: 'ok' },
  FAILING_OVER: { label: 'Failing over', tone: 'warn' },
  SECONDARY_ACTIVE: { label: 'On the secondary', tone: 'warn' },
  REVERT_PENDING: { label: 'Going back soon', tone: 'info' },
  DOWN: { label: 'Down', tone: 'bad' },
} as const;

type Switch = 'failovers' | 'reverts';

/** The link's state, and the two switches: to the other session, and back to the primary. */
export function LinkActions({ oms, route }: { oms: string; route: Route }) {
  const denied = useDenied('session:operate');
  const links = useQuery(omsLinksQuery);
  const [open, setOpen] = useState<Switch>();
  const state = links.data?.find((link) => link.oms === oms)?.state;
  const away = links.error && !links.data ? 'fix-gateway does not answer' : undefined;
  const button = (act: Switch, label: string, blocked: string | undefined) => {
    const why = denied ?? away ?? blocked;
    return (
      <Act
        blocked={why}
        aria-label={`${label} ${oms}`}
        onAct={() => setOpen(act)}
        testId={`${act}-${oms}`}
      >
        {label}
      </Act>
    );
  };
  return (
    <>
      {state && <Badge bare of={labelled(LINK_STATES, state)} />}
      {button('failovers', 'Fail over', route === 'secondary' ? 'It is on the secondary already' : undefined)}
      {button('reverts', 'Revert', route === 'primary' ? 'It is on the primary' : undefined)}
      {open && (
        <ReasonDialog
          title={open === 'failovers' ? `Fail over ${oms}` : `Bring ${oms} back to its primary`}
          says={
            open === 'failovers'
              ? 'New orders go by the other session from now on. Orders in flight stay with the session they went to; what is in doubt is asked for.'
              : 'New orders go by the primary again. Nothing that was sent is moved.'
          }
          act={open === 'failovers' ? 'Fail over' : 'Revert'}
          path={`/oms-links/${encodeURIComponent(oms)}/${open}`}
          cli={['links', open === 'failovers' ? 'failover' : 'revert', oms]}
          refresh={['oms-links', 'failovers', 'sessions', 'audit']}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** The newest failovers, with what caused them; nothing where there has been none. */
export function Failovers({ oms }: { oms: string }) {
  const all = useQuery(failoversQuery(oms)).data ?? [];
  if (all.length === 0) return null;
  return (
    <div className={css.failovers} data-testid={`failovers-of-${oms}`}>
      <h3>Failovers and reverts</h3>
      <ol>
        {all.slice(0, 5).map(({ id, move, inFlight }) => (
          <li key={id}>
            <Time at={move.at} />
            <span className="mono">{`${move.from ?? '–'} → ${move.to ?? '–'}`}</span>
            <span>
              {[move.cause, move.by && `by ${move.by}`].filter(Boolean).join(', ')}
              {inFlight.length > 0 && `; ${plural(inFlight.length, 'order')} in flight`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
