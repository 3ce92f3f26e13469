import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey } from '../api/client';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import type { Alert } from '../api/types';
import { acknowledge, acknowledgePath } from './queries';

export function AcknowledgeDialog({ of, close }: { of: Alert; close: () => void }) {
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const [attempt] = useState(attemptKey);
  const words = comment.trim();
  const act = useMutation({
    mutationFn: () => acknowledge(of.id, words, attempt),
    onSuccess: () => {
      notifications.show({ color: 'green', title: 'You are on it', message: of.summary });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return (
    <Modal opened onClose={close} title="Acknowledge" centered size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (words && !act.isPending) act.mutate();
        }}
        data-testid="acknowledge-dialog"
      >
        <p>
          “{of.summary}” stays in the inbox until it is over, with your name on it. It is not sent again.
        </p>
        <ReasonField
          label="Comment"
          description="What you are doing about it; everyone sees it."
          value={comment}
          onChange={setComment}
        />
        <Failure error={act.error} />
        <FormActs
          command={{
            method: 'POST',
            path: acknowledgePath(of.id),
            body: { comment: words },
            cli: ['alerts', 'ack', of.id, '--comment', words || '…'],
          }}
          act="Acknowledge"
          blocked={words ? undefined : 'A comment is needed'}
          pending={act.isPending}
          close={close}
        />
      </form>
    </Modal>
  );
}
