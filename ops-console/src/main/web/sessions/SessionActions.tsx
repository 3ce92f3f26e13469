import { useState } from 'react';
import type { FixSession } from '../api/types';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { ReasonDialog } from '../ui/ReasonDialog';
import { type Action, actionsOf, verbOf } from './actions';
import { SequenceDialog } from './SequenceDialog';
import css from './sessions.module.css';

/** What an operator can do to the session now; what is not possible says why. */
export function SessionActions({ of }: { of: FixSession }) {
  const denied = useDenied('session:operate');
  const [open, setOpen] = useState<Action>();
  const close = () => setOpen(undefined);
  return (
    <div className={css.acts} role="group" aria-label={`Actions on ${of.id}`}>
      {actionsOf(of).map((action) => {
        return (
          <Act
            key={action.act}
            blocked={denied ?? action.blocked}
            onAct={() => setOpen(action)}
            testId={`act-${action.act}`}
          >
            {action.label}
          </Act>
        );
      })}
      {open?.act === 'sequence-numbers' ? (
        <SequenceDialog of={of} close={close} />
      ) : (
        open && (
          <ReasonDialog
            title={`${open.label}: ${of.id}`}
            says={open.means}
            act={open.label}
            path={`/fix-sessions/${encodeURIComponent(of.id)}/${open.act}`}
            cli={['sessions', verbOf(open.act), of.id]}
            refresh={['sessions', 'session', 'session-timeline', 'audit']}
            close={close}
          />
        )
      )}
    </div>
  );
}
