import { Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../api/client';
import type { FixSession } from '../api/types';
import { grouped } from '../ui/numbers';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import css from './sessions.module.css';

/** Both numbers, old and new, what it means, a reason, and the session's name typed again. */
export function SequenceDialog({ of, close }: { of: FixSession; close: () => void }) {
  const queries = useQueryClient();
  const [nextIn, setNextIn] = useState(String(of.nextIn));
  const [nextOut, setNextOut] = useState(String(of.nextOut));
  const [confirmation, setConfirmation] = useState('');
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const numbers = Number(nextIn) >= 1 && Number(nextOut) >= 1;
  const path = `/fix-sessions/${encodeURIComponent(of.id)}/sequence-numbers`;
  const body = { nextIn: Number(nextIn), nextOut: Number(nextOut), confirmation, reason: why };
  const blocked = !numbers
    ? 'Both numbers start at 1'
    : confirmation !== of.id
      ? `Type ${of.id} to confirm`
      : why.length === 0
        ? 'A reason is needed'
        : undefined;
  const change = useMutation({
    mutationFn: () => put<unknown>(path, body),
    onSuccess: () => {
      notifications.show({
        color: 'green',
        title: `${of.id}: numbers changed`,
        message: 'They count from the next logon. It is in the audit.',
      });
      close();
    },
    onSettled: () => {
      for (const key of ['sessions', 'session', 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={close} title={`Change the numbers of ${of.id}`} centered size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !change.isPending) change.mutate();
        }}
        data-testid="sequence-dialog"
      >
        <p>
          A number of theirs that is set too high loses what they sent; one of ours set too low ends the
          session at its logon. Agree on both with the counterparty first.
        </p>
        <div className={css.numbers}>
          <TextInput
            label="Next in"
            description={`now ${grouped(of.nextIn)}`}
            value={nextIn}
            onChange={(event) => setNextIn(event.currentTarget.value.replace(/\D/g, ''))}
            inputMode="numeric"
            autoComplete="off"
            required
            data-testid="next-in"
          />
          <TextInput
            label="Next out"
            description={`now ${grouped(of.nextOut)}`}
            value={nextOut}
            onChange={(event) => setNextOut(event.currentTarget.value.replace(/\D/g, ''))}
            inputMode="numeric"
            autoComplete="off"
            required
            data-testid="next-out"
          />
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <TextInput
          label={`Type ${of.id} to confirm`}
          value={confirmation}
          onChange={(event) => setConfirmation(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          required
          data-testid="confirmation-input"
        />
        <Failure error={change.error} />
        <FormActs
          command={{
            method: 'PUT',
            path,
            body,
            cli: [
              ...['sessions', 'sequence', of.id, '--next-in', nextIn, '--next-out', nextOut],
              ...['--confirmation', confirmation || '…', '--reason', why || '…'],
            ],
          }}
          act="Change both numbers"
          blocked={blocked}
          pending={change.isPending}
          grave
          close={close}
        />
      </form>
    </Modal>
  );
}
