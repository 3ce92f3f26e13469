import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { orderQuery } from '../api/queries';
import type { OrderDetail } from '../api/types';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Copy } from '../ui/Copy';
import { Icon } from '../ui/Icon';
import { grouped, percent } from '../ui/numbers';
import { Facts, Notice, Page, Panel } from '../ui/Page';
import { latency } from '../ui/time';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { priceText, SideText } from './columns';
import css from './orders.module.css';
import { isReject, orderStatus } from './status';
import { Timeline } from './Timeline';
import { hopsOf } from './timeline';
import { Why } from './Why';

export default function OrderPage() {
  const { id } = useParams({ from: '/orders/$id' });
  const order = useQuery(orderQuery(id));
  const o = order.data;
  return (
    <Page
      title={o ? `Order ${o.clOrdId}` : 'Order'}
      lead={
        <Link to="/orders" className={css.backLink}>
          <Icon name="back" size={13} /> All orders
        </Link>
      }
      tools={
        <Copy text={window.location.href} label="Copy a link to this order">
          Link
        </Copy>
      }
    >
      {order.isPending ? (
        <Panel>
          <Loading rows={12} />
        </Panel>
      ) : !o ? (
        <Panel>
          <Failed error={order.error} retry={() => order.refetch()} />
        </Panel>
      ) : (
        <Detail order={o} />
      )}
    </Page>
  );
}

function Detail({ order: o }: { order: OrderDetail }) {
  const timeline = o.timeline ?? [];
  return (
    <>
      <Panel className={css.hero} testId="order-summary">
        <div className={css.heroMain}>
          <span className={css.heroAsk}>
            <SideText side={o.side} /> {grouped(o.orderQty)} {o.symbol ?? 'unknown symbol'}{' '}
            <span className={css.heroType}>
              {sentence(o.ordType).toLowerCase()} {priceText(o)}{' '}
              {o.timeInForce === 'DAY' ? 'day' : o.timeInForce}
            </span>
          </span>
          <span data-testid="order-status">
            <Badge of={orderStatus(o.status)} />
          </span>
        </div>
        <div className={css.heroFigures}>
          <Figure name="Filled" value={grouped(o.cumQty)} part={percent(o.cumQty, o.orderQty)} />
          <Figure name="Leaves" value={grouped(o.leavesQty)} />
          <Figure name="Average price" value={Number(o.cumQty) > 0 ? (o.avgPx ?? '–') : '–'} />
        </div>
      </Panel>
      {o.text && isReject(o.status) && (
        <Notice tone={orderStatus(o.status).tone} title={orderStatus(o.status).label} testId="order-reject">
          {o.text}
        </Notice>
      )}
      {(o.anomalies?.length ?? 0) > 0 && (
        <Notice tone="warn" title="Booked, but odd">
          {o.anomalies?.join(' · ')}
        </Notice>
      )}
      <div className={css.detail}>
        <Panel
          title="Timeline"
          note={timeline.length > 0 ? `${timeline.length} steps` : undefined}
          testId="timeline"
        >
          <Timeline of={timeline} />
        </Panel>
        <div className={css.detailSide}>
          <Latencies order={o} />
          <Panel title="Identity">
            <div className={css.padded}>
              <Facts
                of={[
                  ['ClOrdID', <Id key="c" text={o.clOrdId} />],
                  ['OrderID', o.orderId ? <Id key="o" text={o.orderId} /> : 'none given'],
                  ['Our id', <Id key="i" text={o.id} />],
                  [
                    'Client',
                    <Link key="s" className="link" to="/sessions/{-$id}" params={{ id: o.clientSession }}>
                      {o.clientSession}
                    </Link>,
                  ],
                  ['Environment', o.environment ?? '–'],
                  ['Account', o.account ?? '–'],
                  ['OMS', [o.oms, o.omsSession].filter(Boolean).join(' by ') || 'went to none'],
                  ['Received', <Time key="r" at={o.receivedAt} />],
                  ['Updated', <Time key="u" at={o.updatedAt} />],
                  ['Text', o.text ?? '–'],
                ]}
              />
            </div>
          </Panel>
        </div>
      </div>
      <Why order={o.id} />
    </>
  );
}

function Id({ text }: { text: string }) {
  return (
    <span className={css.idFact}>
      <span className="mono">{text}</span>
      <Copy text={text} label={`Copy ${text}`} />
    </span>
  );
}

function Figure({ name, value, part }: { name: string; value: string; part?: number }) {
  return (
    <div className={css.heroFigure}>
      <span>{name}</span>
      <b>{value}</b>
      {part !== undefined && <i style={{ '--part': `${part}%` } as React.CSSProperties} />}
    </div>
  );
}

function Latencies({ order }: { order: OrderDetail }) {
  const hops = hopsOf(order.timeline ?? []);
  if (hops.length === 0) return null;
  const longest = Math.max(1, ...hops.map((h) => h.millis));
  return (
    <Panel title="Latency" testId="latencies">
      <ul className={css.hops}>
        {hops.map((hop) => (
          <li key={hop.name}>
            <span>{hop.name}</span>
            <b>{latency(hop.millis)}</b>
            <i style={{ '--part': `${Math.max(1, (hop.millis / longest) * 100)}%` } as React.CSSProperties} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
