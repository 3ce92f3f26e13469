import { useQuery } from '@tanstack/react-query';
import { recentOrdersQuery } from '../api/queries';
import { Failed, Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { useNow } from '../ui/zone';
import css from './overview.module.css';
import { RateChart } from './RateChart';
import { perMinute } from './rate';

const MINUTES = 30;
const LISTED = 500;

export function OrdersPerMinute() {
  const orders = useQuery(recentOrdersQuery);
  const now = useNow();
  const minutes = perMinute(orders.data ?? [], now, MINUTES, (orders.data?.length ?? 0) < LISTED);
  const full = minutes.slice(0, -1).filter((m) => m.known);
  const mean = full.length > 0 ? full.reduce((sum, m) => sum + m.orders, 0) / full.length : undefined;
  return (
    <Panel
      title="Orders per minute"
      note={`last ${MINUTES} minutes`}
      aside={
        <>
          {mean !== undefined && <span>mean {mean < 10 ? mean.toFixed(1) : Math.round(mean)}</span>}
          <span className={css.legend}>
            <i className={css.barKey} /> taken
          </span>
          <span className={css.legend}>
            <i className={css.rejectKey} /> rejected
          </span>
        </>
      }
      testId="orders-per-minute"
    >
      {orders.isPending ? (
        <Loading rows={4} />
      ) : orders.error && !orders.data ? (
        <Failed error={orders.error} retry={() => orders.refetch()} />
      ) : (
        <RateChart minutes={minutes} />
      )}
    </Panel>
  );
}
