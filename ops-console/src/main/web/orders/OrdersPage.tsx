import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ordersQuery } from '../api/queries';
import type { Order } from '../api/types';
import { useLive } from '../live/LiveProvider';
import { PAUSE_EVENT } from '../shell/useKeys';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { Grid } from '../ui/Grid';
import { Icon } from '../ui/Icon';
import { grouped, plural } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { SavedViews } from '../views/SavedViews';
import { orderColumns } from './columns';
import { FilterBar } from './FilterBar';
import { EMPTY_FEED, heldCount, reduceFeed, rowsOf } from './feed';
import { activeFilters, requestOf } from './filter';
import css from './orders.module.css';

const FRESH_MS = 1_500;

export default function OrdersPage() {
  const filter = useSearch({ from: '/orders' });
  const { tz: _, ...wanted } = filter as typeof filter & { tz?: string };
  const key = JSON.stringify(wanted);
  const navigate = useNavigate();
  const [feed, dispatch] = useReducer(reduceFeed, EMPTY_FEED);
  // Relative times are read once per filter, so that all its pages speak of the same range.
  const request = useMemo(() => requestOf(wanted, Date.now()), [key]);
  const orders = useInfiniteQuery(ordersQuery(request));
  const loaded = useMemo(() => orders.data?.pages.flatMap((page) => page.items) ?? [], [orders.data]);
  const rows = useMemo(() => rowsOf(loaded, feed, wanted, Date.now()), [loaded, feed, key]);
  const shown = useRef<ReadonlySet<string>>(new Set());
  shown.current = useMemo(() => new Set(loaded.map((o) => o.id)), [loaded]);
  useLive('order', (arrived) => dispatch({ type: 'arrived', orders: arrived, shown: shown.current }));
  useEffect(() => dispatch({ type: 'restarted' }), [key]);
  const [hovering, setHovering] = useState(false);
  const [dropped, setDropped] = useState(0);
  useLive('dropped', (count) => setDropped((n) => n + count));
  // Pointing at the list holds it; leaving lets it go on, unless it was stopped by hand or by scrolling.
  const stopped = feed.paused && !hovering;
  const toggle = useCallback(() => {
    dispatch({ type: stopped ? 'resumed' : 'paused' });
    setHovering(false);
  }, [stopped]);
  const point = (on: boolean) => {
    if (on && !feed.paused) {
      setHovering(true);
      dispatch({ type: 'paused' });
    } else if (!on && hovering) {
      setHovering(false);
      dispatch({ type: 'resumed' });
    }
  };
  useEffect(() => {
    window.addEventListener(PAUSE_EVENT, toggle);
    return () => window.removeEventListener(PAUSE_EVENT, toggle);
  }, [toggle]);
  const held = heldCount(feed, wanted, Date.now());
  const filtered = activeFilters(wanted).length > 0;
  const onEnd = useCallback(() => {
    if (orders.hasNextPage && !orders.isFetchingNextPage) orders.fetchNextPage();
  }, [orders.hasNextPage, orders.isFetchingNextPage, orders.fetchNextPage]);
  const openOrder = (order: Order) => navigate({ to: '/orders/$id', params: { id: order.id } });
  return (
    <Page
      title="Orders"
      filling
      lead={orders.data && leadOf(rows.length, orders.hasNextPage, filtered)}
      tools={
        <>
          {dropped > 0 && (
            <button
              type="button"
              className={css.dropped}
              onClick={() => setDropped(0)}
              title="The stream left them out because this page was too slow; the list was loaded anew"
              data-testid="dropped"
            >
              <Badge of={{ label: `${grouped(dropped)} dropped`, tone: 'warn' }} />
            </button>
          )}
          {feed.paused && held > 0 && (
            <Button variant="light" onClick={toggle} data-testid="held-orders">
              {plural(held, 'new order')}
            </Button>
          )}
          {hovering && held === 0 && <span className="muted">held while you point</span>}
          <SavedViews page="orders" />
          <Export path="/orders" params={request} />
          <Button
            variant="default"
            leftSection={<Icon name={stopped ? 'play' : 'pause'} size={14} />}
            onClick={toggle}
            data-testid="pause"
            title="Pause or resume (p)"
          >
            {stopped ? 'Resume' : 'Pause'}
          </Button>
        </>
      }
    >
      <FilterBar filter={wanted} />
      <Panel className={css.fill} onPoint={point}>
        {orders.isPending ? (
          <Loading rows={14} />
        ) : orders.error && !orders.data ? (
          <Failed error={orders.error} retry={() => orders.refetch()} />
        ) : rows.length === 0 ? (
          <NoOrders filtered={filtered} />
        ) : (
          <Grid
            label="Orders"
            columns={orderColumns}
            rows={rows}
            keyOf={(o) => o.id}
            onOpen={openOrder}
            rowTestId="order-row"
            isFresh={(o) => feed.live.has(o.id) && Date.now() - Date.parse(o.receivedAt) < FRESH_MS}
            virtual
            onEnd={onEnd}
            onScrolled={(top) => {
              if (top <= 40) return;
              setHovering(false);
              if (!feed.paused) dispatch({ type: 'paused' });
            }}
          />
        )}
      </Panel>
    </Page>
  );
}

function leadOf(rows: number, more: boolean, filtered: boolean): string | undefined {
  if (rows === 0) return undefined;
  const what = filtered ? 'Matching orders' : 'Orders';
  return more
    ? `${what}, newest first. Older ones load as you scroll.`
    : `${plural(rows, 'order')}, newest first.`;
}

function NoOrders({ filtered }: { filtered: boolean }) {
  const navigate = useNavigate();
  if (!filtered) {
    return (
      <Blank icon="orders" title="No orders yet">
        Orders appear here the moment a client session sends one. Try{' '}
        <code className="mono">./interlock order buy 10000 EURUSD market</code>.
      </Blank>
    );
  }
  return (
    <Blank
      icon="search"
      title="No order matches"
      action={
        <Button variant="default" onClick={() => navigate({ to: '/orders', search: {} })}>
          Clear the filter
        </Button>
      }
    >
      New orders that match will appear here by themselves.
    </Blank>
  );
}
