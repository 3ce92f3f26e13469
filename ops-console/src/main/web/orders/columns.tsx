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

/** What the order asks for: `Limit 1.08450`, `Stop limit 1.08 / 1.09`. */
export function priceText(o: Order): string {
  if (o.price && o.stopPx) return `${o.stopPx} / ${o.price}`;
  return o.price ?? o.stopPx ?? '';
}

export const orderColumns: Column<Order>[] = [
  { name: 'Received', width: '94px', cell: (o) => <Time at={o.receivedAt} /> },
  {
    name: 'ClOrdID',
    width: 'minmax(140px, 1.2fr)',
    cell: (o) => (
      <Link to="/orders/$id" params={{ id: o.id }} className={`mono ${css.id}`}>
        {o.clOrdId}
      </Link>
    ),
    hint: (o) => `${o.clOrdId} (${o.id})`,
  },
  { name: 'Client', width: '78px', cell: (o) => o.clientSession },
  { name: 'Account', width: '68px', cell: (o) => o.account ?? '–' },
  { name: 'Side', width: '42px', cell: (o) => <SideText side={o.side} /> },
  { name: 'Quantity', width: '88px', end: true, cell: (o) => grouped(o.orderQty) },
  { name: 'Symbol', width: '82px', cell: (o) => <b className={css.symbol}>{o.symbol ?? '–'}</b> },
  { name: 'Type', width: '76px', cell: (o) => sentence(o.ordType) },
  { name: 'Price', width: '92px', end: true, cell: (o) => priceText(o), hint: (o) => priceText(o) },
  { name: 'TIF', width: '34px', cell: (o) => (o.timeInForce === 'DAY' ? 'Day' : o.timeInForce) },
  { name: 'Status', width: '132px', cell: (o) => <Badge of={orderStatus(o.status)} /> },
  {
    name: 'Filled',
    width: '104px',
    end: true,
    cell: (o) => (
      <span className={css.filled}>
        {grouped(o.cumQty)}
        <i style={{ '--part': `${percent(o.cumQty, o.orderQty)}%` } as React.CSSProperties} />
      </span>
    ),
    hint: (o) => `${grouped(o.cumQty)} of ${grouped(o.orderQty)}`,
  },
  { name: 'Average', width: '88px', end: true, cell: (o) => (Number(o.cumQty) > 0 ? (o.avgPx ?? '') : '') },
  { name: 'OMS', width: '72px', cell: (o) => o.omsSession ?? o.oms ?? '–' },
  {
    name: 'Text',
    width: 'minmax(120px, 2fr)',
    cell: (o) => <span className="muted">{o.anomalies?.[0] ?? o.text ?? ''}</span>,
    hint: (o) => [...(o.anomalies ?? []), o.text].filter(Boolean).join(' · ') || undefined,
  },
];
