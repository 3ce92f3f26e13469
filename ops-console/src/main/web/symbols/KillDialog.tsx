import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { attemptKey } from '../api/client';
import { engageKillSwitch, releaseKillSwitch } from '../api/queries';
import { useDenied } from '../shell/session';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { Ago } from '../ui/zone';
import { commandOf, type Listed, outcome } from './catalogue';

/** The second click: what will happen, why, and a reason that goes into the audit. `?kill=` and `?release=` open it. */
export function KillDialog({ all }: { all: Listed[] }) {
  const { kill, release } = useSearch({ from: '/symbols' });
  const navigate = useNavigate();
  const close = () =>
    navigate({
      to: '/symbols',
      search: (old) => ({ ...old, kill: undefined, release: undefined }),
      replace: true,
    });
  const listed = all.find((s) => s.key === (kill ?? release));
  const possible = listed && (kill ? !listed.kill : Boolean(listed.kill));
  const act = kill ? 'Kill' : 'Release';
  return (
    <Modal
      opened={Boolean(possible)}
      onClose={close}
      title={listed ? `${act} ${listed.symbol} in ${listed.environment}` : act}
      centered
      size={480}
    >
      {listed && possible && <Form key={listed.key} of={listed} close={close} />}
    </Modal>
  );
}

function Form({ of, close }: { of: Listed; close: () => void }) {
  const queries = useQueryClient();
  const denied = useDenied('symbol:kill');
  const [reason, setReason] = useState('');
  const [attempt] = useState(attemptKey);
  const kill = of.kill;
  const why = reason.trim();
  const act = useMutation({
    mutationFn: (): Promise<{ announced?: boolean }> =>
      kill
        ? releaseKillSwitch(kill.id, why, attempt)
        : engageKillSwitch({ environment: of.environment, symbol: of.symbol, reason: why }, attempt),
    onSuccess: ({ announced }) => {
      notifications.show(outcome(of.symbol, !kill, announced));
      close();
    },
    onSettled: () => {
      for (const key of ['kill-switches', 'status', 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const blocked = denied ?? (why.length === 0 ? 'A reason is needed' : undefined);
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !act.isPending) act.mutate();
      }}
      data-testid="kill-dialog"
    >
      {kill ? (
        <p>
          Killed by <b>{kill.by}</b> <Ago at={kill.since} />: “{kill.reason}”. After release, new orders for{' '}
          {of.symbol} go to the OMS again.
        </p>
      ) : (
        <p>
          Every new order and replace for {of.symbol} in {of.environment} will be rejected, from all clients,
          until somebody releases it. Cancels still pass. Orders already at the OMS stay there.
        </p>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        description="Stands in the audit and on every page while it lasts."
      />
      <Failure error={act.error} />
      <FormActs
        command={commandOf(kill ? { release: kill } : { kill: of }, why)}
        act={`${kill ? 'Release' : 'Kill'} ${of.symbol}`}
        blocked={blocked}
        pending={act.isPending}
        grave={!kill}
        close={close}
      />
    </form>
  );
}
