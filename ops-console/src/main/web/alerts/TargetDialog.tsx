import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey, post, put } from '../api/client';
import { Check } from '../ui/Check';
import { Failure, FormActs } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { matcherText, parseMatchers } from './alerts';
import css from './alerts.module.css';
import type { AlertTarget } from './contract';
import { targetPath } from './queries';

const KINDS = [
  { value: 'SLACK', label: 'Slack', address: 'Name of the channel', secret: 'Webhook address' },
  { value: 'EMAIL', label: 'E-mail', address: 'Address', secret: '' },
  { value: 'PAGERDUTY', label: 'PagerDuty', address: 'Name of the service', secret: 'Integration key' },
  { value: 'WEBHOOK', label: 'Webhook', address: 'https address', secret: 'Key that signs it' },
] as const;

export function TargetDialog({ of, close }: { of: AlertTarget | undefined; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(of?.name ?? '');
  const [kind, setKind] = useState(of?.kind.toUpperCase() ?? 'SLACK');
  const [address, setAddress] = useState(of?.address ?? '');
  const [secret, setSecret] = useState('');
  const [minSeverity, setMinSeverity] = useState(of?.minSeverity ?? 'WARNING');
  const [only, setOnly] = useState(matcherText(of?.matchers ?? []));
  const [closings, setClosings] = useState(of?.closings ?? true);
  const [enabled, setEnabled] = useState(of?.enabled ?? true);
  const [attempt] = useState(attemptKey);
  const parsed = parseMatchers(only);
  const words = KINDS.find((k) => k.value === kind) ?? KINDS[3];
  const body = {
    ...{ name: name.trim(), kind, address: address.trim(), minSeverity, matchers: parsed.matchers, closings, enabled },
    ...(secret && { secret }),
  };
  const save = useMutation({
    mutationFn: () =>
      of
        ? put<unknown>(targetPath(of.id), body, of.version)
        : post<unknown>('/alert-targets', body, attempt),
    onSuccess: () => {
      notifications.show({ color: 'green', title: `${body.name} saved`, message: 'Test it to be sure.' });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['alert-targets'] }),
  });
  const blocked =
    parsed.fault ?? (body.name ? (body.address ? undefined : `${words.address} is needed`) : 'A name is needed');
  return (
    <Modal opened onClose={close} title={of ? `Edit ${of.name}` : 'New target'} centered size={520}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !save.isPending) save.mutate();
        }}
        data-testid="target-dialog"
      >
        <div className={css.fields}>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            data-autofocus
            data-testid="target-name"
          />
          <NativeSelect
            label="Kind"
            data={KINDS.map(({ value, label }) => ({ value, label }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data-testid="target-kind"
          />
          <TextInput
            label={words.address}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            required
            data-testid="target-address"
          />
          {words.secret && (
            <TextInput
              type="password"
              label={words.secret}
              placeholder={of ? 'as it is' : ''}
              value={secret}
              autoComplete="off"
              onChange={(event) => setSecret(event.currentTarget.value)}
              data-testid="target-secret"
            />
          )}
          <NativeSelect
            label="From severity"
            data={['INFO', 'WARNING', 'CRITICAL']}
            value={minSeverity}
            onChange={(event) => setMinSeverity(event.currentTarget.value)}
          />
          <TextInput
            label="Only alerts with"
            placeholder="everything"
            value={only}
            error={parsed.fault}
            onChange={(event) => setOnly(event.currentTarget.value)}
            spellCheck={false}
          />
        </div>
        <Check label="Tell it also when an alert is over" on={closings} onSet={setClosings} id="target-closings" />
        <Check label="On" on={enabled} onSet={setEnabled} id="target-enabled" />
        <Failure error={save.error} />
        <FormActs act="Save" blocked={blocked} pending={save.isPending} close={close} />
      </form>
    </Modal>
  );
}
