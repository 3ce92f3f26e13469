import { Link } from '@tanstack/react-router';
import { Badge } from '../ui/Badge';
import { Blank } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { grouped, plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { clock, span } from '../ui/time';
import { useZone } from '../ui/zone';
import type { Proof, ProofWindow } from './contract';
import { usePlace } from './place';
import { whyOf, windowsAt } from './proof';

const columns: Column<ProofWindow>[] = [
  { name: 'Why', width: '184px', cell: (w) => <Badge of={whyOf(w.why)} /> },
  { name: 'OMS', width: '64px', cell: (w) => w.oms },
  { name: 'Symbol', width: '90px', cell: (w) => <b>{w.symbol ?? 'all'}</b> },
  { name: 'From', width: '70px', cell: (w) => <Clock at={w.from} /> },
  { name: 'To', width: '70px', cell: (w) => <Clock at={w.to} /> },
  { name: 'Long', width: '76px', end: true, cell: (w) => span(Date.parse(w.to) - Date.parse(w.from)) },
  { name: 'Unproven', width: '80px', end: true, cell: (w) => grouped(w.trades) },
  {
    name: 'Detail',
    width: 'minmax(180px, 3fr)',
    cell: (w) => <span className="muted">{w.detail ?? '–'}</span>,
    hint: (w) => w.detail ?? undefined,
  },
  { name: 'Where', hideName: true, width: '90px', cell: (w) => <Breaks of={w} /> },
];

function Clock({ at }: { at: string }) {
  const zone = useZone();
  return <time dateTime={at}>{clock(at, zone)}</time>;
}

function Breaks({ of: w }: { of: ProofWindow }) {
  if (w.why === 'PENDING') return <span className="muted">wait</span>;
  const search = { status: 'ALL', oms: w.oms, ...(w.symbol && { symbol: w.symbol }) };
  return (
    <Link
      to="/breaks/{-$id}"
      params={{}}
      search={w.why === 'COVERAGE_GAP' ? { ...search, type: 'COVERAGE_GAP' } : search}
      className="link"
    >
      Its breaks
    </Link>
  );
}

/** Exactly what is unproven, and why. */
export function Windows({ of }: { of: Proof }) {
  const { search, set, day } = usePlace();
  const rows = windowsAt(of.windows, search.oms, day, search.at);
  const narrowed = Boolean(search.oms || search.at);
  return (
    <Panel
      title="Unproven windows"
      note={
        narrowed
          ? `${[search.oms, search.at && (search.at.length === 2 ? `${search.at}:00 to ${search.at}:59` : search.at)].filter(Boolean).join(', ')} UTC`
          : plural(rows.length, 'window')
      }
      aside={
        narrowed && (
          <button
            type="button"
            className="link"
            onClick={() => set({ oms: undefined, at: undefined })}
            data-testid="all-windows"
          >
            Show all {grouped(of.windows.length)}
          </button>
        )
      }
      testId="proof-windows"
    >
      {rows.length === 0 ? (
        <Blank icon="check" title={narrowed ? 'All proven there' : 'Nothing is unproven'}>
          {narrowed
            ? 'Both sides tell the same of every execution of that time.'
            : 'Both sides tell the same of every execution of the day.'}
        </Blank>
      ) : (
        <Grid
          label="Unproven windows"
          columns={columns}
          rows={rows}
          keyOf={(w) => `${w.oms}${w.symbol}${w.from}${w.why}`}
          rowTestId="proof-window"
        />
      )}
    </Panel>
  );
}
