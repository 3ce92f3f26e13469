import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import type { Position } from '../api/types';
import { positionsQuery } from './queries';
import css from './support.module.css';

const columns: Column<Position>[] = [
  { name: 'Symbol', width: 'minmax(80px, 1fr)', cell: (p) => <b>{p.symbol}</b> },
  { name: 'Position', width: '110px', end: true, cell: (p) => grouped(p.qty) },
  { name: 'Average', width: '90px', end: true, cell: (p) => p.avgPx ?? '' },
  { name: 'Open buys', width: '100px', end: true, cell: (p) => grouped(p.openBuyQty) },
  { name: 'Open sells', width: '100px', end: true, cell: (p) => grouped(p.openSellQty) },
];

/** What the account holds, and what its open orders may still make of it. */
export function Positions({ account }: { account: string }) {
  const positions = useQuery(positionsQuery(account));
  if (positions.isPending) return <Loading rows={2} />;
  if (!positions.data) return <Failed error={positions.error} retry={() => positions.refetch()} />;
  const rows = positions.data.items;
  if (rows.length === 0) return <p className={css.none}>The account holds nothing and has nothing open.</p>;
  return (
    <Grid label="Positions" columns={columns} rows={rows} keyOf={(p) => p.symbol} rowTestId="position-row" />
  );
}
