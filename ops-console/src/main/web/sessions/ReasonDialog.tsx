import { Button, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, post } from '../api/client';
import { Notice } from '../ui/Page';
import css from './sessions.module.css';

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

export function ReasonField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <Textarea
      label="Reason"
      description="Stands in the audit."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={REASON_LIMIT}
      minRows={2}
      autosize
      required
      data-autofocus
      data-testid="reason-input"
    />
  );
}

/** What will happen, and a reason for it: the second click of an action. */
export function ReasonDialog(props: {
  title: string;
  says: React.ReactNode;
  act: string;
  path: string;
  more?: Record<string, unknown>;
  refresh: string[];
  close: () => void;
  children?: React.ReactNode;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const act = useMutation({
    mutationFn: () => post<unknown>(props.path, { ...props.more, reason: why }),
    onSuccess: () => {
      notifications.show({ color: 'green', title: props.title, message: 'Done. It is in the audit.' });
      props.close();
    },
    onSettled: () => {
      for (const key of props.refresh) queries.invalidateQueries({ queryKey: [key] });
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
        data-testid="reason-dialog"
      >
        <p>{props.says}</p>
        {props.children}
        <ReasonField value={reason} onChange={setReason} />
        <Failure error={act.error} />
        <div className={css.formActs}>
          <Button variant="default" size="sm" onClick={props.close}>
            Not now
          </Button>
          <Button
            type="submit"
            size="sm"
            loading={act.isPending}
            disabled={!why}
            title={why ? undefined : 'A reason is needed'}
            data-testid="confirm-button"
          >
            {props.act}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
