import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey, post } from '../api/client';
import { plural } from '../ui/numbers';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { covered, matcherText, parseMatchers } from './alerts';
import css from './alerts.module.css';
import type { Matcher } from '../api/types';
import { activeAlertsQuery } from './queries';

const HOURS = [
  { value: '0.5', label: '30 minutes' },
  { value: '1', label: '1 hour' },
  { value: '4', label: '4 hours' },
  { value: '12', label: '12 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '7 days' },
];

/** What is to be quiet, until when and why; and what of today that hits. */
export function SilenceDialog({ matchers, close }: { matchers: Matcher[]; close: () => void }) {
  const queries = useQueryClient();
  const active = useQuery(activeAlertsQuery).data ?? [];
  const [text, setText] = useState(matcherText(matchers));
  const [hours, setHours] = useState('1');
  const [reason, setReason] = useState('');
  const [attempt] = useState(attemptKey);
  const parsed = parseMatchers(text);
  const hit = covered(active, parsed.matchers);
  const why = reason.trim();
  const body = () => ({
    matchers: parsed.matchers,
    reason: why,
    until: new Date(Date.now() + Number(hours) * 3_600_000).toISOString(),
  });
  const act = useMutation({
    mutationFn: () => post<unknown>('/alert-silences', body(), attempt),
    onSuccess: () => {
      notifications.show({ color: 'green', title: 'Silenced', message: matcherText(parsed.matchers) });
      close();
    },
    onSettled: () => {
      for (const key of ['alerts', 'alert-silences']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const blocked =
    parsed.fault ??
    (parsed.matchers.length === 0 ? 'Say what is to be quiet' : why ? undefined : 'A reason is needed');
  return (
    <Modal opened onClose={close} title="Silence" centered size={520}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !act.isPending) act.mutate();
        }}
        data-testid="silence-dialog"
      >
        <p>Alerts that fit stay in the inbox, marked, and are not sent to anybody.</p>
        <TextInput
          label="What"
          description="Labels an alert must all have; * stands for anything"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={parsed.fault}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          data-testid="silence-matchers"
        />
        <p className={css.hit} data-testid="silence-hit">
          {parsed.fault
            ? ''
            : hit.length === 0
              ? 'Fits none of the alerts of now.'
              : `Fits ${plural(hit.length, 'alert')} of now: ${hit
                  .slice(0, 3)
                  .map((a) => a.summary)
                  .join(' · ')}`}
        </p>
        <NativeSelect
          label="For"
          data={HOURS}
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
          data-testid="silence-hours"
        />
        <ReasonField value={reason} onChange={setReason} description="Stands beside the silence and in the audit." />
        <Failure error={act.error} />
        <FormActs
          command={{ method: 'POST', path: '/alert-silences', body: body() }}
          act="Silence"
          blocked={blocked}
          pending={act.isPending}
          close={close}
        />
      </form>
    </Modal>
  );
}
