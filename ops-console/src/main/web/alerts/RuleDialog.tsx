import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Changes } from '../audit/Changes';
import { Check } from '../ui/Check';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { documentOf, parameterName, type RuleDocument, ruleChanges, ruleName } from './alerts';
import css from './alerts.module.css';
import type { AlertRule } from '../api/types';
import { rulePath, saveRule } from './queries';

/** A rule's limits, and what saving them would change. */
export function RuleDialog({ of, close }: { of: AlertRule; close: () => void }) {
  const queries = useQueryClient();
  const before = documentOf(of);
  const [draft, setDraft] = useState<RuleDocument>(before);
  const [reason, setReason] = useState('');
  const change = (part: Partial<RuleDocument>) => setDraft((old) => ({ ...old, ...part }));
  const changes = ruleChanges(before, draft);
  const why = reason.trim();
  const body = { ...draft, reason: why };
  const save = useMutation({
    mutationFn: () => saveRule(of.id, body, of.version),
    onSuccess: () => {
      notifications.show({ color: 'green', title: `${ruleName(of.id)} changed`, message: 'It holds from now on.' });
      close();
    },
    onSettled: () => {
      for (const key of ['alert-rules', 'audit']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const blocked = changes.length === 0 ? 'Nothing is changed' : why ? undefined : 'A reason is needed';
  return (
    <Modal opened onClose={close} title={`Edit ${ruleName(of.id)}`} centered size={560}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !save.isPending) save.mutate();
        }}
        data-testid="rule-dialog"
      >
        <Check label="Watching" on={draft.enabled} onSet={(enabled) => change({ enabled })} id="rule-enabled" />
        <div className={css.fields}>
          <NativeSelect
            label="Severity"
            data={['CRITICAL', 'WARNING', 'INFO']}
            value={draft.severity}
            onChange={(event) => change({ severity: event.currentTarget.value })}
          />
          {Object.entries(draft.parameters).map(([name, value]) => (
            <Figure
              key={name}
              name={name}
              value={value}
              onSet={(n) => change({ parameters: { ...draft.parameters, [name]: n } })}
            />
          ))}
          <Figure name="forMillis" value={draft.forMillis} onSet={(forMillis) => change({ forMillis })} />
          <Figure name="clearMillis" value={draft.clearMillis} onSet={(clearMillis) => change({ clearMillis })} />
        </div>
        <div>
          <h3 className={css.heading}>What changes</h3>
          <Changes of={changes} />
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={save.error} />
        <FormActs
          command={{ method: 'PUT', path: rulePath(of.id), body, version: of.version }}
          act="Save"
          blocked={blocked}
          pending={save.isPending}
          close={close}
        />
      </form>
    </Modal>
  );
}

const NAMES: Record<string, string> = { forMillis: 'Raised after', clearMillis: 'Closed after' };

function Figure({ name, value, onSet }: { name: string; value: number; onSet: (value: number) => void }) {
  return (
    <TextInput
      label={NAMES[name] ?? parameterName(name)}
      rightSection={
        <span className="muted">{name.endsWith('Millis') ? 'ms' : name.startsWith('percent') ? '%' : ''}</span>
      }
      value={String(value)}
      inputMode="decimal"
      onChange={(event) => {
        const n = Number(event.currentTarget.value.replace(/[^\d.]/g, ''));
        if (Number.isFinite(n)) onSet(n);
      }}
      data-testid={`rule-${name}`}
    />
  );
}
