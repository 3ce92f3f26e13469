import { Badge } from '../ui/Badge';
import type { Column } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Sparkline } from '../ui/Sparkline';
import { span } from '../ui/time';
import { sentence } from '../ui/tone';
import { Ago, Time } from '../ui/zone';
import { rejectClass } from './clusters';
import type { RejectCluster } from '../api/types';
import css from './rejects.module.css';

export const clusterColumns: Column<RejectCluster>[] = [
  {
    name: 'Class',
    width: '142px',
    cell: (c) => <Badge of={rejectClass(c.rejectClass)} />,
    hint: (c) => c.owner ?? undefined,
  },
  {
    name: 'Text',
    width: 'minmax(220px, 3fr)',
    cell: (c) => (
      <>
        {c.isNew && <span className={css.new}>new</span>}
        {c.text}
      </>
    ),
    hint: (c) => c.text,
  },
  { name: 'Session', wide: true, width: '84px', cell: (c) => c.fixSession ?? '–' },
  { name: 'Symbol', width: '78px', cell: (c) => <b className={css.symbol}>{c.symbol ?? '–'}</b> },
  {
    name: 'Trend',
    width: '124px',
    cell: (c) => <Sparkline of={c.trend} label="Rejects over time" />,
  },
  { name: 'Count', width: '56px', end: true, cell: (c) => <b>{grouped(c.count)}</b> },
  { name: 'Accounts', wide: true, width: '66px', end: true, cell: (c) => grouped(c.accounts) },
  { name: 'Since', wide: true, width: '92px', cell: (c) => <Time at={c.firstSeen} /> },
  { name: 'Last', wide: true, width: '74px', end: true, cell: (c) => <Ago at={c.lastSeen} /> },
  {
    name: 'Changed just before',
    wide: true,
    width: 'minmax(150px, 1.2fr)',
    cell: (c) => <Suspect of={c} />,
    hint: (c) => c.changesBefore[0]?.reason ?? undefined,
  },
];

/** The change closest before it began. */
function Suspect({ of }: { of: RejectCluster }) {
  const nearest = of.changesBefore[0];
  if (!nearest) return <span className="muted">nothing</span>;
  return (
    <span className={css.suspect}>
      {sentence(nearest.action)}
      <span className="muted">
        {' '}
        {nearest.actor}, {span(nearest.secondsBefore * 1_000)} before
      </span>
    </span>
  );
}
