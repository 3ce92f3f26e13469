import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey, post } from '../api/client';
import { Check } from '../ui/Check';
import { OnceSecret } from '../ui/OnceSecret';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import css from './apikeys.module.css';

const ROLES = ['viewer', 'support', 'dealer', 'risk', 'symbol-admin', 'crm-admin', 'compliance', 'ops-admin'];

/** A repetition is answered without the secret. */
const LOST = new Error(
  'The key was made before, and its secret was in the answer that got lost. Revoke it and make another.',
);

const DAYS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
];

/** Makes a key, then shows its secret this once. */
export function KeyDialog({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>(['viewer']);
  const [environment, setEnvironment] = useState('');
  const [days, setDays] = useState('30');
  const [reason, setReason] = useState('');
  const [attempt] = useState(attemptKey);
  // what is sent again under the same key must be the same
  const [opened] = useState(Date.now);
  const why = reason.trim();
  const body = () => ({
    name: name.trim(),
    roles,
    ...(environment && { scopes: { environments: [environment] } }),
    expiresAt: new Date(opened + Number(days) * 86_400_000).toISOString(),
    reason: why,
  });
  const make = useMutation({
    mutationFn: () => post<{ secret: string } | undefined>('/api-keys', body(), attempt),
    onSettled: () => {
      for (const key of ['api-keys', 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  if (make.data) return <OnceSecret title={`The key of ${name.trim()}`} of={make.data.secret} close={close} />;
  const blocked = !name.trim()
    ? 'A name is needed'
    : roles.length === 0
      ? 'A role is needed'
      : make.isSuccess
        ? 'It was made already'
        : why
          ? undefined
          : 'A reason is needed';
  return (
    <Modal opened onClose={close} title="New API key" centered size={480}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !make.isPending) make.mutate();
        }}
        data-testid="key-dialog"
      >
        <TextInput
          label="Name"
          description="Of the program that will use it"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          required
          data-testid="key-name"
        />
        <fieldset className={css.roles}>
          <legend>Roles</legend>
          {ROLES.map((role) => (
            <Check
              key={role}
              id={`key-role-${role}`}
              label={role}
              on={roles.includes(role)}
              onSet={(on) => setRoles((old) => (on ? [...old, role] : old.filter((r) => r !== role)))}
            />
          ))}
        </fieldset>
        <NativeSelect
          label="Environment"
          data={[
            { value: '', label: 'All that you may see' },
            { value: 'LIVE', label: 'LIVE only' },
            { value: 'DEMO', label: 'DEMO only' },
          ]}
          value={environment}
          onChange={(event) => setEnvironment(event.currentTarget.value)}
        />
        <NativeSelect
          label="Valid for"
          data={DAYS}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={make.isSuccess ? LOST : make.error} />
        <FormActs act="Make the key" blocked={blocked} pending={make.isPending} close={close} />
      </form>
    </Modal>
  );
}
