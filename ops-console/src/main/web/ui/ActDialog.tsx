import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey, post } from '../api/client';
import { Failure, FormActs, ReasonField } from './ReasonDialog';
import css from './ui.module.css';

/** Like {@link ReasonDialog}, for acts whose reason has another name, or whose answer decides what comes next. */
export function ActDialog<T>(props: {
  title: string;
  says: React.ReactNode;
  act: string;
  path: string;
  bodyOf: (words: string) => unknown;
  /** What the words are called, and what they are for. */
  label?: string;
  description?: string;
  cli?: (words: string) => string[];
  refresh: string[];
  blocked?: string | undefined;
  grave?: boolean;
  /** True where the dialog stays, to show what came of it. */
  stays?: (answer: T) => boolean;
  size?: number;
  close: () => void;
  children?: React.ReactNode;
}) {
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [attempt] = useState(attemptKey);
  const why = words.trim();
  const body = props.bodyOf(why);
  const label = props.label ?? 'Reason';
  const blocked = props.blocked ?? (why ? undefined : `A ${label.toLowerCase()} is needed`);
  const act = useMutation({
    mutationFn: () => post<T>(props.path, body, attempt),
    onSuccess: (answer) => {
      if (props.stays?.(answer)) return;
      notifications.show({ color: 'green', title: props.title, message: 'Done. It is in the audit.' });
      props.close();
    },
    onSettled: () => {
      for (const key of props.refresh) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={props.close} title={props.title} centered size={props.size ?? 480}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !act.isPending) act.mutate();
        }}
        data-testid="act-dialog"
      >
        <p>{props.says}</p>
        {props.children}
        <ReasonField
          value={words}
          onChange={setWords}
          label={label}
          {...(props.description && { description: props.description })}
        />
        <Failure error={act.error} />
        <FormActs
          command={{ method: 'POST', path: props.path, body, ...(props.cli && { cli: props.cli(why || '…') }) }}
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
