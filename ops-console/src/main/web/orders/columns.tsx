import { Link } from '@tanstack/react-router';
import type { Order } from '../api/types';
import { Badge } from '../ui/Badge';
import type { Column } from '../ui/Grid';
import { grouped, percent } from '../ui/numbers';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './orders.module.css';
import { orderStatus } from './status';

export function SideText({ side }: { side: string }) {
  return <span className={side === 'BUY' ? css.buy : css.sell}>{sentence(side)}</span>;
}

/** What the order asks for: `Limit 1.08450`, `Stop limit 1.08/1.09`. */
export function priceText(o: Order): string {
  if (o.price && o.stopPx) return `${o.stopPx}/${o.price}`;
  return o.price ?? o.stopPx ?? '';
}

/** `Limit 1.08450`, `Stop limit 1.08/1.09`, `Market`. */
const typeText = (o: Order) => `${sentence(o.ordType)} ${priceText(o)}`.trim();

const tifText = (o: Order) => (o.timeInForce === 'DAY' ? 'Day' : o.timeInForce);

export const orderColumns: Column<Order>[] = [
  { name: 'Received', width: '92px', cell: (o) => <Time at={o.receivedAt} /> },
  {
    name: 'ClOrdID',
    width: 'minmax(122px, 0.8fr)',
    cell: (o) => (
      <Link to="/orders/$id" params={{ id: o.id }} className={`mono ${css.id}`}>
        {o.clOrdId}
      </Link>
    ),
    hint: (o) => `${o.clOrdId} (${o.id})`,
  },
  {
    name: 'Client, account',
    width: '112px',
    cell: (o) => (
      <>
        {o.clientSession} <span className="muted">{o.account}</span>
      </>
    ),
  },
  { name: 'Side', width: '32px', cell: (o) => <SideText side={o.side} /> },
  { name: 'Quantity', width: '70px', end: true, cell: (o) => grouped(o.orderQty) },
  { name: 'Symbol', width: '72px', cell: (o) => <b className={css.symbol}>{o.symbol ?? '–'}</b> },
  {
    name: 'Type, price, TIF',
    width: 'minmax(176px, 0.8fr)',
    cell: (o) => (
      <>
        {typeText(o)} <span className="muted">{tifText(o)}</span>
      </>
    ),
    hint: (o) => `${typeText(o)} ${tifText(o)}`,
  },
  { name: 'Status', width: '130px', cell: (o) => <Badge of={orderStatus(o.status)} /> },
  {
    name: 'Filled',
    width: '70px',
    end: true,
    cell: (o) => <Filled of={o} />,
    hint: (o) => `${grouped(o.cumQty)} of ${grouped(o.orderQty)}`,
  },
  { name: 'Average', width: '72px', end: true, cell: (o) => (Number(o.cumQty) > 0 ? (o.avgPx ?? '') : '') },
  { name: 'OMS', width: '64px', cell: (o) => o.omsSession ?? o.oms ?? '–' },
  {
    name: 'Text',
    width: 'minmax(48px, 1.4fr)',
    cell: (o) => <span className="muted">{o.anomalies?.[0] ?? o.text ?? ''}</span>,
    hint: (o) => [...(o.anomalies ?? []), o.text].filter(Boolean).join(' · ') || undefined,
  },
];

/** The quantity filled, with a meter while it is only a part. */
function Filled({ of }: { of: Order }) {
  const part = percent(of.cumQty, of.orderQty);
  if (part === 0) return <span className="muted">0</span>;
  if (part === 100) return <>{grouped(of.cumQty)}</>;
  return (
    <span className={css.filled}>
      {grouped(of.cumQty)}
      <i style={{ '--part': `${part}%` } as React.CSSProperties} />
    </span>
  );
}
