import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Icon } from './Icon';
import css from './ui.module.css';

/** The row of filters above a list; each stands in the URL. */
export function Filters({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.filters} role="search" aria-label={label}>
      {children}
    </div>
  );
}

/** The ranges of time that lists offer; the server counts back from now. */
export const RANGES = [
  { value: 'now-15m', label: 'Last 15 min' },
  { value: 'now-1h', label: 'Last hour' },
  { value: 'now-4h', label: 'Last 4 h' },
  { value: 'now-24h', label: 'Last 24 h' },
];

export function FilterChoice(props: {
  id: string;
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onSet: (value: string) => void;
}) {
  return (
    <NativeSelect
      aria-label={props.label}
      data={props.options}
      value={props.value ?? ''}
      onChange={(event) => props.onSet(event.currentTarget.value)}
      className={css.choice}
      data-active={Boolean(props.value)}
      data-testid={`filter-${props.id}`}
    />
  );
}

export const ENVIRONMENTS = [
  { value: '', label: 'Any environment' },
  { value: 'LIVE', label: 'LIVE' },
  { value: 'DEMO', label: 'DEMO' },
];

export function FilterText(props: {
  id: string;
  label: string;
  placeholder: string;
  value: string | undefined;
  onSet: (value: string) => void;
  wide?: boolean;
}) {
  const [text, setText] = useState(props.value ?? '');
  const later = useDebouncedCallback(props.onSet, 250);
  useEffect(() => setText(props.value ?? ''), [props.value]);
  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.placeholder}
      value={text}
      leftSection={props.wide ? <Icon name="search" size={14} /> : undefined}
      className={props.wide ? css.wide : css.narrow}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      data-testid={`filter-${props.id}`}
    />
  );
}
