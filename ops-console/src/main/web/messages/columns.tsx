import { Link } from '@tanstack/react-router';
import type { FixMessage } from '../api/types';
import { Badge } from '../ui/Badge';
import type { Column } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Time } from '../ui/zone';
import { gist, typeName } from './filter';
import css from './messages.module.css';

export const when: Column<FixMessage> = { name: 'When', width: '98px', cell: (m) => <Time at={m.at} /> };

export const direction: Column<FixMessage> = {
  name: 'Direction',
  width: '66px',
  cell: (m) =>
    m.lost ? (
      ''
    ) : (
      <span className={css.direction} data-way={m.direction}>
        {m.direction === 'OUT' ? '→ out' : '← in'}
      </span>
    ),
};

export const type: Column<FixMessage> = {
  name: 'Message',
  width: '164px',
  cell: (m) => (
    <>
      {m.lost ? <Badge bare of={{ label: typeName(m), tone: 'warn' }} /> : typeName(m)}
      {m.msgType && <span className={css.code}>{m.msgType}</span>}
      {m.possDup && <span className={css.code}>again</span>}
    </>
  ),
};

export const seq: Column<FixMessage> = {
  name: 'Seq',
  width: '62px',
  end: true,
  cell: (m) => (m.seq ? grouped(m.seq) : '–'),
};

export const messageColumns: Column<FixMessage>[] = [
  when,
  {
    name: 'Session',
    width: '92px',
    cell: (m) => (
      <Link to="/sessions/{-$id}" params={{ id: m.session }} className="link">
        {m.session}
      </Link>
    ),
  },
  direction,
  type,
  seq,
  {
    name: 'Identifiers',
    wide: true,
    width: 'minmax(240px, 1fr)',
    cell: (m) => <span className={m.note ? 'muted' : 'mono'}>{gist(m)}</span>,
    hint: (m) => gist(m) || undefined,
  },
];

export const latestColumns: Column<FixMessage>[] = [when, direction, type, seq];
