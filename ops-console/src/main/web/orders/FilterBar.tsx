import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionsQuery } from '../api/queries';
import { grouped } from '../sessions/state';
import { Copy } from '../ui/Copy';
import { Icon } from '../ui/Icon';
import { activeFilters, type OrderFilter } from './filter';
import css from './orders.module.css';
import { OPEN_STATUSES, ORDER_STATUSES, orderStatus, REJECT_STATUSES } from './status';

const RANGES = [
  { value: '', label: 'Any time' },
  { value: 'now-5m', label: 'Last 5 min' },
  { value: 'now-15m', label: 'Last 15 min' },
  { value: 'now-1h', label: 'Last hour' },
  { value: 'now-24h', label: 'Last 24 h' },
];

const STATUS_OPTIONS = [
  { value: '', label: 'Any status' },
  { value: OPEN_STATUSES, label: 'All open' },
  { value: REJECT_STATUSES, label: 'All rejects' },
  ...ORDER_STATUSES.map((code) => ({ value: code, label: orderStatus(code).label })),
];

/** The filter as the URL holds it; every change is a new address. */
export function FilterBar({ filter }: { filter: OrderFilter }) {
  const navigate = useNavigate();
  const sessions = grouped(useQuery(sessionsQuery).data ?? []);
  const set = (name: keyof OrderFilter, value: string) =>
    navigate({
      to: '/orders',
      search: (old: Record<string, unknown>) => ({ ...old, [name]: value.trim() || undefined }),
      replace: true,
    });
  return (
    <div className={css.filters} role="search" aria-label="Filter orders">
      <FilterText
        label="Find"
        placeholder="ClOrdID, OrderID, ExecID"
        value={filter.q}
        onSet={(v) => set('q', v)}
        wide
        id="q"
      />
      <FilterText
        label="Symbol"
        placeholder="Symbol"
        value={filter.symbol}
        onSet={(v) => set('symbol', v.toUpperCase())}
        id="symbol"
      />
      <FilterText
        label="Account"
        placeholder="Account"
        value={filter.account}
        onSet={(v) => set('account', v)}
        id="account"
      />
      <FilterChoice
        label="Status"
        options={STATUS_OPTIONS}
        value={filter.status}
        onSet={(v) => set('status', v)}
        id="status"
      />
      <FilterChoice
        label="Client session"
        options={[
          { value: '', label: 'Any client' },
          ...known(
            sessions.clients.map((c) => c.id),
            filter.clientSession,
          ),
        ]}
        value={filter.clientSession}
        onSet={(v) => set('clientSession', v)}
        id="client"
      />
      <FilterChoice
        label="OMS"
        options={[
          { value: '', label: 'Any OMS' },
          ...known(
            sessions.links.map((l) => l.oms),
            filter.oms,
          ),
        ]}
        value={filter.oms}
        onSet={(v) => set('oms', v)}
        id="oms"
      />
      <FilterChoice
        label="Time"
        options={[
          ...RANGES,
          ...(filter.from && !RANGES.some((r) => r.value === filter.from)
            ? [{ value: filter.from, label: `From ${filter.from}` }]
            : []),
        ]}
        value={filter.from}
        onSet={(v) => set('from', v)}
        id="range"
      />
      {activeFilters(filter).length > 0 && (
        <>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Icon name="close" size={12} />}
            onClick={() => navigate({ to: '/orders', search: {} })}
            data-testid="clear-filter"
          >
            Clear
          </Button>
          <Copy text={window.location.href} label="Copy a link to this view">
            Link
          </Copy>
        </>
      )}
    </div>
  );
}

function known(names: string[], chosen: string | undefined) {
  const all = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  return all.map((name) => ({ value: name, label: name }));
}

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
