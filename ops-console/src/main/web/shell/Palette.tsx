import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { killSwitchesQuery, sessionsQuery, symbolsQuery } from '../api/queries';
import type { SearchItem } from '../api/types';
import { addressOf, groupsOf, kindOf, searchedText } from '../search/found';
import { searchQuery } from '../search/queries';
import { sessionState } from '../sessions/state';
import { Badge } from '../ui/Badge';
import { Icon, type IconName } from '../ui/Icon';
import { GO } from './keys';
import { find } from './search';
import css from './shell.module.css';

/** `/` or Ctrl-K: pages, sessions and symbols at once; the server finds the rest by any id. */
export function Palette() {
  const [query, setQuery] = useState('');
  const typed = query.trim();
  const [asked] = useDebouncedValue(typed, 180);
  const navigate = useNavigate();
  const sessions = useQuery(sessionsQuery).data ?? [];
  const symbols = useQuery({ ...symbolsQuery, enabled: query.length > 0 }).data ?? [];
  const kills = useQuery(killSwitchesQuery).data ?? [];
  const answer = useQuery(searchQuery(asked));
  const pages = Object.values(GO).filter((p) => p.name.toLowerCase().includes(typed.toLowerCase()));
  const local = find(query, sessions, symbols);
  const remote = typed.length >= 2 ? (answer.data?.items ?? []) : [];
  const known = new Set(local.map((i) => `${i.kind}|${i.id}`));
  const found = [...local, ...remote.filter((i) => !known.has(`${i.kind}|${i.id}`))];
  const listed = pages.length + found.length;
  useEffect(selectFirst, [query, listed]);
  const searching = typed.length >= 2 && (answer.isFetching || asked !== typed);
  const searched = answer.data?.searched;
  const marks = {
    symbol: new Set(kills.map((k) => `${k.environment}:${k.symbol}`)),
    fixSession: new Map(sessions.map((s) => [s.id, sessionState(s.state)])),
  };
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
        placeholder="ClOrdID, OrderID, ExecID, account, client, symbol or session"
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
        {groupsOf(found).map((group) => (
          <Spotlight.ActionsGroup key={group.kind} label={kindOf(group.kind).label}>
            {group.items.map((item) => (
              <Action
                key={item.id}
                icon={kindOf(item.kind).icon}
                title={item.title}
                text={item.subtitle ?? undefined}
                end={<End of={item} marks={marks} />}
                onPick={() => navigate(addressOf(item) as Parameters<typeof navigate>[0])}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {listed === 0 && (
          <Spotlight.Empty>
            {searching
              ? 'Searching…'
              : answer.error
                ? `Search does not answer: ${answer.error.message}`
                : searchedText(typed, searched?.kinds ?? [], searched?.from)}
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

type Marks = { symbol: Set<string>; fixSession: Map<string, ReturnType<typeof sessionState>> };

/** The state where it is known here, else by which of its ids it was found. */
function End({ of, marks }: { of: SearchItem; marks: Marks }) {
  if (of.kind === 'symbol' && marks.symbol.has(of.id)) {
    return <Badge of={{ label: 'Killed', tone: 'bad' }} />;
  }
  const state = of.kind === 'fixSession' ? marks.fixSession.get(of.id) : undefined;
  if (state) return <Badge of={state} />;
  return of.matchedBy ? <span className="muted">by {of.matchedBy}</span> : null;
}

function Action(props: {
  icon: IconName;
  title: string;
  text?: string | undefined;
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
