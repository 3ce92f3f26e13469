import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { findOrdersQuery, killSwitchesQuery, sessionsQuery, symbolsQuery } from '../api/queries';
import { orderStatus } from '../orders/status';
import { roleName, sessionState } from '../sessions/state';
import { Badge } from '../ui/Badge';
import { Icon, type IconName } from '../ui/Icon';
import { grouped } from '../ui/numbers';
import { sentence } from '../ui/tone';
import { GO } from './keys';
import { type Found, find } from './search';
import css from './shell.module.css';

/** `/` or Ctrl-K: pages, sessions and symbols at once, orders from the server. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 180);
  const navigate = useNavigate();
  const sessions = useQuery(sessionsQuery).data ?? [];
  const symbols = useQuery({ ...symbolsQuery, enabled: query.length > 0 }).data ?? [];
  const kills = useQuery(killSwitchesQuery).data ?? [];
  const orders = useQuery(findOrdersQuery(asked));
  const pages = Object.values(GO).filter((p) => p.name.toLowerCase().includes(query.trim().toLowerCase()));
  const found: Found[] = [
    ...find(query, sessions, symbols, kills),
    ...(query.trim() ? (orders.data ?? []).map((order): Found => ({ kind: 'order', order })) : []),
  ];
  const listed = pages.length + found.length;
  useEffect(selectFirst, [query, listed]);
  const searching = query.trim().length >= 2 && (orders.isFetching || asked !== query.trim());
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K', '/']}
      size={620}
      scrollable
      maxHeight={440}
      transitionProps={{ duration: 90 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{ action: css.paletteAction, actionsGroup: css.paletteGroup, search: css.paletteSearch }}
    >
      <Spotlight.Search
        placeholder="ClOrdID, OrderID, account, symbol or session"
        leftSection={<Icon name="search" />}
        data-testid="search-input"
      />
      <Spotlight.ActionsList>
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label="Pages">
            {pages.map((page) => (
              <Action
                key={page.to}
                icon={iconOf(page.to)}
                title={page.name}
                onPick={() => navigate({ to: page.to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        <Group label="Sessions" found={found} kind="session" go={navigate} />
        <Group label="Symbols" found={found} kind="symbol" go={navigate} />
        <Group label="Orders" found={found} kind="order" go={navigate} />
        {pages.length === 0 && found.length === 0 && (
          <Spotlight.Empty>
            {searching
              ? 'Searching…'
              : `Nothing called “${query.trim()}”. Looked at ClOrdID, OrderID, account and symbol of all orders kept, at symbols and at sessions.`}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Spotlight chooses when the query changes; answers that come later find nothing chosen, and Enter would do nothing. */
function selectFirst() {
  const results = [...document.querySelectorAll('[data-testid="search-result"]')];
  if (results.some((result) => result.hasAttribute('data-selected'))) return;
  results[0]?.setAttribute('data-selected', 'true');
}

const iconOf = (to: string) =>
  (to === '/' ? 'overview' : to === '/api-keys' ? 'keys' : to.slice(1)) as IconName;

function Group(props: {
  label: string;
  found: Found[];
  kind: Found['kind'];
  go: ReturnType<typeof useNavigate>;
}) {
  const mine = props.found.filter((f) => f.kind === props.kind);
  if (mine.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={props.label}>
      {mine.map((f) => (
        <Result key={keyOf(f)} found={f} go={props.go} />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function keyOf(found: Found): string {
  switch (found.kind) {
    case 'order':
      return found.order.id;
    case 'session':
      return found.session.id;
    case 'symbol':
      return `${found.listing.environment}:${found.listing.symbol}`;
  }
}

function Result({ found, go }: { found: Found; go: ReturnType<typeof useNavigate> }) {
  switch (found.kind) {
    case 'order': {
      const o = found.order;
      return (
        <Action
          icon="orders"
          title={o.clOrdId}
          text={`${sentence(o.side)} ${grouped(o.orderQty)} ${o.symbol ?? ''} · ${o.account ?? o.clientSession}`}
          end={<Badge of={orderStatus(o.status)} />}
          onPick={() => go({ to: '/orders/$id', params: { id: o.id } })}
        />
      );
    }
    case 'session': {
      const s = found.session;
      return (
        <Action
          icon="sessions"
          title={s.id}
          text={[s.oms, roleName(s.role)].filter(Boolean).join(' · ')}
          end={<Badge of={sessionState(s.state)} />}
          onPick={() => go({ to: '/sessions/{-$id}', params: { id: s.id } })}
        />
      );
    }
    case 'symbol': {
      const l = found.listing;
      return (
        <Action
          icon="symbols"
          title={l.symbol}
          text={`${l.environment} · ${l.description}`}
          end={found.killed ? <Badge of={{ label: 'Killed', tone: 'bad' }} /> : null}
          onPick={() => go({ to: '/symbols', search: { symbol: `${l.environment}:${l.symbol}` } })}
        />
      );
    }
  }
}

function Action(props: {
  icon: IconName;
  title: string;
  text?: string;
  end?: React.ReactNode;
  onPick: () => void;
}) {
  return (
    <Spotlight.Action
      data-testid="search-result"
      onClick={() => {
        props.onPick();
        spotlight.close();
      }}
    >
      <span className={css.result}>
        <Icon name={props.icon} />
        <strong>{props.title}</strong>
        {props.text && <span className="muted">{props.text}</span>}
        {props.end && <span className={css.resultEnd}>{props.end}</span>}
      </span>
    </Spotlight.Action>
  );
}
