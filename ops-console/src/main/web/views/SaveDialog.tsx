import { Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey } from '../api/client';
import { useDenied } from '../shell/session';
import { Check } from '../ui/Check';
import { Failure, FormActs } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { saveView } from './queries';
import { savable } from './views';

export function SaveDialog({ page, query, close }: { page: string; query: string; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [attempt] = useState(attemptKey);
  const denied = useDenied('view:share');
  const view = { page, name: name.trim(), query: savable(query), shared };
  const save = useMutation({
    mutationFn: () => saveView(view, attempt),
    onSuccess: () => {
      notifications.show({ color: 'green', title: `View “${view.name}” saved`, message: 'It is in the menu.' });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['saved-views'] }),
  });
  return (
    <Modal opened onClose={close} title="Save this view" centered size={420}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (view.name && !save.isPending) save.mutate();
        }}
        data-testid="save-view-dialog"
      >
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          data-autofocus
          data-testid="view-name"
        />
        <Check
          label={`Shared with everyone${denied ? ` (${denied.toLowerCase()})` : ''}`}
          on={shared && !denied}
          onSet={setShared}
          id="view-shared"
          disabled={Boolean(denied)}
        />
        <Failure error={save.error} />
        <FormActs
          command={{ method: 'POST', path: '/saved-views', body: view }}
          act="Save"
          blocked={view.name ? undefined : 'A name is needed'}
          pending={save.isPending}
          close={close}
        />
      </form>
    </Modal>
  );
}
