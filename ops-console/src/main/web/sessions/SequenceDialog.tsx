import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../api/client';
import type { FixSession } from '../api/types';
import { grouped } from '../ui/numbers';
import { Failure, ReasonField } from './ReasonDialog';
import css from './sessions.module.css';

/** Both numbers, old and new, what it means, a reason, and the session's name typed again. */
export function SequenceDialog({ of, close }: { of: FixSession; close: () => void }) {
  const queries = useQueryClient();
  const [nextIn, setNextIn] = useState(String(of.nextIn));
  const [nextOut, setNextOut] = useState(String(of.nextOut));
  const [confirmation, setConfirmation] = useState('');
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const change = useMutation({
    mutationFn: () =>
      put<unknown>(`/fix-sessions/${encodeURIComponent(of.id)}/sequence-numbers`, {
        nextIn: Number(nextIn),
        nextOut: Number(nextOut),
        confirmation,
        reason: why,
      }),
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
  const numbers = Number(nextIn) >= 1 && Number(nextOut) >= 1;
  const ready = numbers && confirmation === of.id && why.length > 0;
  return (
    <Modal opened onClose={close} title={`Change the numbers of ${of.id}`} centered size={460}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !change.isPending) change.mutate();
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
        <div className={css.formActs}>
          <Button variant="default" size="sm" onClick={close}>
            Not now
          </Button>
          <Button
            type="submit"
            size="sm"
            color="red.8"
            loading={change.isPending}
            disabled={!ready}
            data-testid="confirm-button"
          >
            Change both numbers
          </Button>
        </div>
      </form>
    </Modal>
  );
}
