import { Button, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, attemptKey, post } from '../api/client';
import type { Command } from '../api/command';
import { CopyCommand } from './CopyCommand';
import { Notice } from './Page';
import css from './ui.module.css';

const REASON_LIMIT = 500;

export function Failure({ error }: { error: unknown }) {
  return error ? (
    <Notice
      tone="bad"
      title={error instanceof ApiError ? error.title : 'That did not work'}
      testId="action-error"
    >
      {error instanceof Error ? error.message : undefined}
    </Notice>
  ) : null;
}

export function ReasonField(props: {
  value: string;
  onChange: (text: string) => void;
  label?: string;
  description?: string;
}) {
  return (
    <Textarea
      label={props.label ?? 'Reason'}
      description={props.description ?? 'Stands in the audit.'}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.form?.requestSubmit();
      }}
      maxLength={REASON_LIMIT}
      minRows={2}
      autosize
      required
      data-autofocus
      data-testid="reason-input"
    />
  );
}

/** What stands below every form that acts: the same as a command, and the two ways out. */
export function FormActs(props: {
  command?: Command;
  act: string;
  /** The same with something after it. */
  other?: { act: string; onAct: () => void };
  blocked: string | undefined;
  pending: boolean;
  grave?: boolean;
  close: () => void;
}) {
  return (
    <div className={css.formActs}>
      {props.command && <CopyCommand of={props.command} />}
      <span className={css.formEnd}>
        <Button variant="default" size="sm" onClick={props.close}>
          Not now
        </Button>
        {props.other && (
          <Button
            variant="default"
            size="sm"
            disabled={Boolean(props.blocked) || props.pending}
            title={props.blocked}
            onClick={props.other.onAct}
            data-testid="other-button"
          >
            {props.other.act}
          </Button>
        )}
        <Button
          type="submit"
          size="sm"
          color={props.grave ? 'red.8' : undefined}
          loading={props.pending}
          disabled={Boolean(props.blocked)}
          title={props.blocked}
          data-testid="confirm-button"
        >
          {props.act}
        </Button>
      </span>
    </div>
  );
}

/** What will happen, and a reason for it: the second click of an action. */
export function ReasonDialog(props: {
  title: string;
  says: React.ReactNode;
  act: string;
  path: string;
  more?: Record<string, unknown>;
  cli?: string[];
  refresh: string[];
  /** Only while what it is about is still that one. */
  version?: number;
  blocked?: string | undefined;
  grave?: boolean;
  close: () => void;
  children?: React.ReactNode;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [attempt] = useState(attemptKey);
  const why = reason.trim();
  const body = { ...props.more, reason: why };
  const blocked = props.blocked ?? (why ? undefined : 'A reason is needed');
  const act = useMutation({
    mutationFn: () => post<unknown>(props.path, body, attempt, props.version),
    onSuccess: () => {
      notifications.show({ color: 'green', title: props.title, message: 'Done. It is in the audit.' });
      props.close();
    },
    onSettled: () => {
      for (const key of props.refresh) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={props.close} title={props.title} centered size={480}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !act.isPending) act.mutate();
        }}
        data-testid="reason-dialog"
      >
        <p>{props.says}</p>
        {props.children}
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={act.error} />
        <FormActs
          command={{
            method: 'POST',
            path: props.path,
            body,
            ...(props.version !== undefined && { version: props.version }),
            ...(props.cli && { cli: [...props.cli, '--reason', why || '…'] }),
          }}
          act={props.act}
          blocked={blocked}
          pending={act.isPending}
          grave={props.grave ?? false}
          close={props.close}
        />
      </form>
    </Modal>
  );
}
