import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { messagesQuery, sessionsQuery } from '../api/queries';
import type { FixMessage } from '../api/types';
import { RawMessage } from '../orders/RawMessage';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Check } from '../ui/Check';
import { Export } from '../ui/Export';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { Grid } from '../ui/Grid';
import { Icon } from '../ui/Icon';
import { More } from '../ui/More';
import { Aside, Facts, Page, Panel, Split } from '../ui/Page';
import { Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import { messageColumns } from './columns';
import { type MessageFilter, requestOf, typeName } from './filter';

const REFRESH = 3_000;

/** The message log: what went over the FIX sessions, newest first; each search and each message is an address. */
export default function MessagesPage() {
  const filter = useSearch({ from: '/messages' });
  const navigate = useNavigate();
  const [live, setLive] = useState(true);
  const { open, ...asked } = filter;
  const key = JSON.stringify(asked);
  const [turn, setTurn] = useState(0);
  // Relative times are counted anew at each look, so that "last 15 min" stays that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn stands for the time
  const request = useMemo(() => requestOf(JSON.parse(key), Date.now()), [key, turn]);
  const messages = useInfiniteQuery({
    ...messagesQuery(request),
    placeholderData: (old) => old,
    refetchInterval: live ? REFRESH : false,
  });
  useEffect(() => {
    if (!live || !asked.from) return;
    const timer = setInterval(() => setTurn((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, [live, asked.from]);
  const rows = messages.data?.pages.flatMap((p) => p.items) ?? [];
  const chosen = rows.find((m) => m.id === open);
  const choose = (id: string | undefined) =>
    navigate({ to: '/messages', search: (old) => ({ ...old, open: id }), replace: true });
  return (
    <Page
      title="Messages"
      lead="What went over the FIX sessions, in and out. Passwords are never kept."
      tools={
        <>
          <Check label="Refresh by itself" on={live} onSet={setLive} id="auto-refresh" />
          <Link to="/decode" className="link">
            Decode a message
          </Link>
          <SavedViews page="messages" />
          <Export path="/fix-messages" params={request} />
        </>
      }
    >
      <MessageFilters filter={filter} />
      <Split detail={chosen && <Message of={chosen} close={() => choose(undefined)} />}>
        <Panel>
          {messages.isPending ? (
            <Loading rows={10} />
          ) : messages.error && !messages.data ? (
            <Failed error={messages.error} retry={() => messages.refetch()} />
          ) : rows.length === 0 ? (
            <Blank icon="search" title="No such message">
              The log has no message like that. It holds the last days; older ones are dropped.
            </Blank>
          ) : (
            <>
              <Grid
                label="FIX messages"
                columns={messageColumns}
                rows={rows}
                keyOf={(m) => m.id}
                onOpen={(m) => choose(m.id)}
                selected={open}
                compact={chosen !== undefined}
                rowTestId="message-row"
              />
              <More query={messages} />
            </>
          )}
        </Panel>
      </Split>
    </Page>
  );
}

function MessageFilters({ filter }: { filter: MessageFilter }) {
  const navigate = useNavigate();
  const sessions = useQuery(sessionsQuery).data?.map((s) => s.id).sort() ?? [];
  const set = (name: keyof MessageFilter, value: string | undefined) =>
    navigate({
      to: '/messages',
      search: (old) => ({ ...old, [name]: value?.trim() || undefined, open: undefined }),
      replace: true,
    });
  const names = filter.session && !sessions.includes(filter.session) ? [...sessions, filter.session] : sessions;
  const active = Object.keys(filter).some((name) => name !== 'open');
  return (
    <Filters label="Search messages">
      <FilterChoice
        id="session"
        label="Session"
        options={[{ value: '', label: 'Any session' }, ...names.map((name) => ({ value: name, label: name }))]}
        value={filter.session}
        onSet={(v) => set('session', v)}
      />
      <FilterText
        id="clOrdId"
        label="ClOrdID"
        placeholder="ClOrdID"
        value={filter.clOrdId}
        onSet={(v) => set('clOrdId', v)}
        wide
      />
      <FilterText
        id="orderId"
        label="OrderID"
        placeholder="OrderID"
        value={filter.orderId}
        onSet={(v) => set('orderId', v)}
      />
      <FilterText
        id="execId"
        label="ExecID"
        placeholder="ExecID"
        value={filter.execId}
        onSet={(v) => set('execId', v)}
      />
      <FilterChoice
        id="direction"
        label="Direction"
        options={[
          { value: '', label: 'In and out' },
          { value: 'IN', label: 'In' },
          { value: 'OUT', label: 'Out' },
        ]}
        value={filter.direction}
        onSet={(v) => set('direction', v)}
      />
      <FilterChoice
        id="range"
        label="Time"
        options={[
          { value: '', label: 'Any time' },
          { value: 'now-5m', label: 'Last 5 min' },
          { value: 'now-15m', label: 'Last 15 min' },
          { value: 'now-1h', label: 'Last hour' },
          { value: 'now-24h', label: 'Last 24 h' },
        ]}
        value={filter.from}
        onSet={(v) => set('from', v)}
      />
      <Check
        label="Heartbeats"
        on={filter.beats === 'yes'}
        onSet={(on) => set('beats', on ? 'yes' : undefined)}
        id="filter-heartbeats"
      />
      {active && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon name="close" size={12} />}
          onClick={() => navigate({ to: '/messages', search: {} })}
          data-testid="clear-filter"
        >
          Clear
        </Button>
      )}
    </Filters>
  );
}

function Message({ of, close }: { of: FixMessage; close: () => void }) {
  return (
    <Aside title={typeName(of)} onClose={close} testId="message-detail">
      <Facts
        of={[
          ['When', <Time key="t" at={of.at} />],
          ['Session', of.session],
          ['Direction', of.direction === 'OUT' ? 'from us to them' : 'from them to us'],
          ['MsgSeqNum', of.seq ?? '–'],
          ...(of.possDup ? ([['Sent again', 'PossDupFlag(43) is Y']] as [string, string][]) : []),
          ...(of.note ? ([['Note', of.note]] as [string, string][]) : []),
        ]}
      />
      {of.raw && <RawMessage raw={of.raw} />}
    </Aside>
  );
}
