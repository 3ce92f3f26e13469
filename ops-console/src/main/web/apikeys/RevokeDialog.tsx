import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remove } from '../api/client';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import type { ApiKey } from './contract';
import { revokePath } from './queries';

export function RevokeDialog({ of, close }: { of: ApiKey; close: () => void }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const path = revokePath(of.id, why);
  const revoke = useMutation({
    mutationFn: () => remove(path),
    onSuccess: () => {
      notifications.show({ color: 'green', title: `${of.name} revoked`, message: 'It opens nothing any more.' });
      close();
    },
    onSettled: () => {
      for (const key of ['api-keys', 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={close} title={`Revoke ${of.name}`} centered size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (why && !revoke.isPending) revoke.mutate();
        }}
        data-testid="revoke-dialog"
      >
        <p>Programs that use it are refused from the next request on, for ever.</p>
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={revoke.error} />
        <FormActs
          command={{ method: 'DELETE', path }}
          act="Revoke"
          blocked={why ? undefined : 'A reason is needed'}
          pending={revoke.isPending}
          grave
          close={close}
        />
      </form>
    </Modal>
  );
}
