import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sessionsQuery } from '../api/queries';
import { grouped } from '../sessions/state';
import { Copy } from '../ui/Copy';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { Icon } from '../ui/Icon';
import { activeFilters, type OrderFilter } from './filter';
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
    <Filters label="Filter orders">
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
    </Filters>
  );
}

function known(names: string[], chosen: string | undefined) {
  const all = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  return all.map((name) => ({ value: name, label: name }));
}
