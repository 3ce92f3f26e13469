import { Link } from '@tanstack/react-router';
import type { ReconBreak } from '../recon/contract';
import { Badge } from '../ui/Badge';
import type { Column } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { span } from '../ui/time';
import { useNow } from '../ui/zone';
import { severityOf, sla, standing, typeName } from './breaks';
import css from './breaks.module.css';

export type Picking = { has: (id: string) => boolean; set: (id: string, on: boolean) => void };

export const columns = (picking: Picking): Column<ReconBreak>[] => [
  {
    name: 'Picked',
    hideName: true,
    width: '18px',
    cell: (b) => (
      <input
        type="checkbox"
        className={css.pick}
        checked={picking.has(b.breakId)}
        onChange={(event) => picking.set(b.breakId, event.currentTarget.checked)}
        aria-label={`Pick ${typeName(b.type)} ${b.symbol ?? ''} ${b.breakId}`}
        data-testid="break-pick"
      />
    ),
  },
  { name: 'Severity', width: '84px', cell: (b) => <Badge of={severityOf(b.severity)} /> },
  {
    name: 'Break',
    width: 'minmax(150px, 1fr)',
    cell: (b) => (
      <Link
        to="/breaks/{-$id}"
        params={{ id: b.breakId }}
        search={(s) => ({ ...s, act: undefined })}
        className={css.type}
      >
        {typeName(b.type)}
      </Link>
    ),
    hint: (b) => b.explanation,
  },
  { name: 'OMS', width: '50px', cell: (b) => b.oms },
  { name: 'Symbol', width: '74px', cell: (b) => <b className={css.symbol}>{b.symbol ?? '–'}</b> },
  { name: 'Platform', wide: true, width: '74px', end: true, cell: (b) => <Qty of={b.platformQty} /> },
  { name: 'Drop copy', wide: true, width: '74px', end: true, cell: (b) => <Qty of={b.dropCopyQty} /> },
  {
    name: 'Explanation',
    wide: true,
    width: 'minmax(110px, 2fr)',
    cell: (b) => <span className="muted">{b.explanation}</span>,
    hint: (b) => b.explanation,
  },
  { name: 'Age', width: '84px', end: true, cell: (b) => <Age of={b} /> },
  { name: 'Time allowed', width: '118px', cell: (b) => <Sla of={b} /> },
  { name: 'Review', wide: true, width: '114px', cell: (b) => <Badge bare of={standing(b)} /> },
  { name: 'Owner', width: '64px', cell: (b) => b.owner ?? <span className="muted">nobody</span> },
];

function Qty({ of }: { of: string | null | undefined }) {
  return of ? <span>{grouped(of)}</span> : <span className={css.absent}>absent</span>;
}

export function Age({ of }: { of: ReconBreak }) {
  const now = useNow();
  const end = of.closedAt ? Date.parse(of.closedAt) : now;
  return <span>{span(end - Date.parse(of.openedAt))}</span>;
}

/** The clock by which somebody should have dealt with it. */
export function Sla({ of }: { of: ReconBreak }) {
  const now = useNow();
  const stands = sla(of, now);
  return stands ? <Badge bare of={stands} /> : <span className="muted">none</span>;
}
