import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remove } from '../api/client';
import { Failure, FormActs, ReasonField } from './ReasonDialog';
import css from './ui.module.css';

/** Takes something away, with a reason that stands in the audit. */
export function RemoveDialog(props: {
  title: string;
  says: string;
  act: string;
  pathOf: (reason: string) => string;
  refresh: string[];
  close: () => void;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const path = props.pathOf(why);
  const act = useMutation({
    mutationFn: () => remove(path),
    onSuccess: () => {
      notifications.show({ color: 'green', title: props.title, message: 'Done. It is in the audit.' });
      props.close();
    },
    onSettled: () => {
      for (const key of [...props.refresh, 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={props.close} title={props.title} centered size={460}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (why && !act.isPending) act.mutate();
        }}
        data-testid="remove-dialog"
      >
        <p>{props.says}</p>
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={act.error} />
        <FormActs
          command={{ method: 'DELETE', path }}
          act={props.act}
          blocked={why ? undefined : 'A reason is needed'}
          pending={act.isPending}
          grave
          close={props.close}
        />
      </form>
    </Modal>
  );
}
