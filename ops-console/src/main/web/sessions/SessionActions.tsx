import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { FixSession } from '../api/types';
import { useDenied } from '../shell/session';
import { type Action, actionsOf } from './actions';
import { ReasonDialog } from './ReasonDialog';
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
        const blocked = denied ?? action.blocked;
        const button = (
          <Button
            key={action.act}
            size="compact-xs"
            variant="default"
            aria-disabled={Boolean(blocked)}
            data-disabled={blocked ? true : undefined}
            onClick={() => !blocked && setOpen(action)}
            data-testid={`act-${action.act}`}
          >
            {action.label}
          </Button>
        );
        return blocked ? (
          <Tooltip key={action.act} label={blocked}>
            {button}
          </Tooltip>
        ) : (
          button
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
            refresh={['sessions', 'session', 'audit']}
            close={close}
          />
        )
      )}
    </div>
  );
}
