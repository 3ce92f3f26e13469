import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey, post, put } from '../api/client';
import { Check } from '../ui/Check';
import { OnceSecret } from '../ui/OnceSecret';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { matcherText, parseMatchers } from './alerts';
import css from './alerts.module.css';
import type { AlertTarget } from '../api/types';
import { targetPath } from './queries';

const KINDS = [
  { value: 'SLACK', label: 'Slack', address: '', secret: 'Address of the incoming webhook' },
  { value: 'EMAIL', label: 'E-mail', address: 'Addresses, with commas', secret: '' },
  { value: 'PAGERDUTY', label: 'PagerDuty', address: '', secret: 'Routing key' },
  { value: 'WEBHOOK', label: 'Webhook', address: 'Where to post', secret: 'Secret that signs it; made if left out' },
] as const;

/** The secret of a webhook is told when it was made here. */
type Saved = { secret?: string | null };

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
  const [reason, setReason] = useState('');
  const [attempt] = useState(attemptKey);
  const why = reason.trim();
  const parsed = parseMatchers(only);
  const words = KINDS.find((k) => k.value === kind) ?? KINDS[3];
  const body = {
    ...{ name: name.trim(), kind, minSeverity, matchers: parsed.matchers, closings, enabled, reason: why },
    ...(words.address && { address: address.trim() }),
    ...(secret && { secret }),
  };
  const save = useMutation({
    mutationFn: () =>
      of
        ? put<Saved>(targetPath(of.id), body, of.version)
        : post<Saved>('/alert-targets', body, attempt),
    onSuccess: (saved) => {
      if (saved.secret) return;
      notifications.show({ color: 'green', title: `${body.name} saved`, message: 'Test it to be sure.' });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['alert-targets'] }),
  });
  if (save.data?.secret) return <OnceSecret title={`The secret of ${body.name}`} of={save.data.secret} close={close} />;
  const blocked =
    parsed.fault ??
    (!body.name
      ? 'A name is needed'
      : words.address && !address.trim()
        ? 'An address is needed'
        : why
          ? undefined
          : 'A reason is needed');
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
            maxLength={60}
            required
            data-testid="target-name"
          />
          <NativeSelect
            label="Kind"
            data={KINDS.map(({ value, label }) => ({ value, label }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data-testid="target-kind"
          />
          {words.address && (
            <TextInput
              label={words.address}
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
              required
              data-testid="target-address"
            />
          )}
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
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={save.error} />
        <FormActs act="Save" blocked={blocked} pending={save.isPending} close={close} />
      </form>
    </Modal>
  );
}
