import { Modal, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { attemptKey } from '../api/client';
import { useDenied } from '../shell/session';
import { plural } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { Failure, FormActs, ReasonField } from '../ui/ReasonDialog';
import forms from '../ui/ui.module.css';
import { ConditionField } from './ConditionField';
import { bodyWith, withoutCondition } from './conditions';
import type { Finding, Version } from './contract';
import { placeOf } from './json';
import { bodyText, NEW_DRAFT, TEMPLATE } from './policies';
import { usePlace } from './place';
import css from './policies.module.css';
import { draftPath, editDraft, saveDraft, TOUCHED, validate } from './queries';
import { Findings } from './Said';
import { words } from './words';

/** A body as JSON, its condition apart: a new policy, another version from one that is there, or a draft. Saved, it is checked at once. */
export function DraftDialog(props: { from?: Version; draft?: Version; close: () => void }) {
  const queries = useQueryClient();
  const { set } = usePlace();
  const denied = useDenied(NEW_DRAFT.permission);
  const start = props.draft ?? props.from;
  const [draft, setDraft] = useState(props.draft);
  const [id, setId] = useState(start?.id ?? '');
  const [text, setText] = useState(start ? bodyText(withoutCondition(start.body)) : TEMPLATE);
  const [condition, setCondition] = useState(start?.body.condition ?? '');
  const [reason, setReason] = useState('');
  const [findings, setFindings] = useState<Finding[]>(props.draft?.findings ?? []);
  const why = reason.trim();
  const name = id.trim();
  const attempt = useMemo(attemptKey, [name, text, condition, why]);
  const parsed = bodyWith(text, condition);
  const fault = 'fault' in parsed ? parsed.fault : undefined;
  const body = 'fault' in parsed ? undefined : { ...parsed.body, reason: why };
  const save = useMutation({
    mutationFn: async (_: { simulate: boolean }) => {
      if (!body) throw new Error(fault);
      const saved = draft ? await editDraft(draft, body) : await saveDraft({ ...body, id: name }, attempt);
      setDraft(saved);
      const found = await validate(saved.id, saved.version);
      setFindings(found);
      return { saved, found };
    },
    onSuccess: ({ saved, found }, { simulate }) => {
      if (found.length > 0) return;
      notifications.show({
        color: 'green',
        title: `${saved.id}, version ${saved.version} saved`,
        message: 'Nothing is wrong with it. It is not in force yet.',
      });
      if (simulate) set({ policy: saved.id, act: 'simulate', version: String(saved.version), simulation: undefined }, true);
      else props.close();
    },
    onSettled: () => {
      for (const key of TOUCHED) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const blocked = denied ?? (name ? undefined : 'An id is needed') ?? fault ?? (why ? undefined : 'A reason is needed');
  const title = draft
    ? `Edit ${draft.id}, version ${draft.version}`
    : start
      ? `New draft of ${start.id}, from version ${start.version}`
      : 'New policy';
  const place = (pointer: string) => {
    const at = 'places' in parsed ? placeOf(parsed.places, pointer) : undefined;
    return at && `line ${at.line}`;
  };
  return (
    <Modal opened onClose={props.close} title={title} centered size={640}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !save.isPending) save.mutate({ simulate: false });
        }}
        data-testid="policy-dialog"
      >
        {!start && !draft && (
          <TextInput
            label="Id"
            description="Lower-case letters, digits and hyphens; it stays for ever."
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
            maxLength={64}
            required
            data-testid="policy-id"
          />
        )}
        <Textarea
          label="Policy, as JSON"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fault}
          className={css.editor ?? ''}
          minRows={12}
          maxRows={24}
          autosize
          spellCheck={false}
          required
          data-testid="policy-json"
        />
        <ConditionField
          value={condition}
          onChange={(changed) => {
            setCondition(changed);
            // their places are those of the text that was saved
            setFindings((of) => of.filter((f) => f.pointer !== '/condition'));
          }}
          findings={findings.filter((f) => f.pointer === '/condition')}
        />
        {body && <p data-testid="policy-preview">{said(body)}</p>}
        {findings.length > 0 && (
          <div>
            <Notice tone="warn" title={plural(findings.length, 'finding')}>
              The draft is kept; it cannot be submitted like this.
            </Notice>
            <Findings of={findings} where={place} />
          </div>
        )}
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={save.error} />
        <FormActs
          command={
            draft
              ? { method: 'PUT', path: draftPath(draft.id, draft.version), body, version: draft.revision }
              : { method: 'POST', path: '/policies', body: { id: name, ...body } }
          }
          act="Save draft"
          other={{ act: 'Save and simulate', onAct: () => save.mutate({ simulate: true }) }}
          blocked={blocked}
          pending={save.isPending}
          close={props.close}
        />
      </form>
    </Modal>
  );
}

/** In words, as far as what is typed has any. */
function said(body: Parameters<typeof words>[0]): string {
  try {
    return `${words(body).join('. ')}.`;
  } catch {
    return 'This cannot be put in words.';
  }
}
