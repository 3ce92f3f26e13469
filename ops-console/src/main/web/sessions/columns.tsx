import { Link } from '@tanstack/react-router';
import type { FixSession } from '../api/types';
import { Badge } from '../ui/Badge';
import type { Column } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { Ago } from '../ui/zone';
import css from './sessions.module.css';
import { isLoggedOn, roleName, sessionState } from './state';

const name: Column<FixSession> = {
  name: 'Session',
  width: '164px',
  cell: (s) => (
    <Link to="/sessions/{-$id}" params={{ id: s.id }} className={css.name}>
      {s.id}
    </Link>
  ),
};

const state: Column<FixSession> = {
  name: 'State',
  width: '136px',
  cell: (s) => <Badge of={sessionState(s.state)} />,
};

const since: Column<FixSession> = {
  name: 'For',
  width: '82px',
  end: true,
  cell: (s) => <Ago at={s.since} suffix="" />,
};

const nextIn: Column<FixSession> = {
  name: 'Next in',
  width: '68px',
  end: true,
  cell: (s) => grouped(s.nextIn),
};
const nextOut: Column<FixSession> = {
  name: 'Next out',
  width: '68px',
  end: true,
  cell: (s) => grouped(s.nextOut),
};

const heartbeat: Column<FixSession> = {
  name: 'Heartbeat',
  wide: true,
  width: '68px',
  end: true,
  cell: (s) => (s.heartBtInt > 0 ? `${s.heartBtInt} s` : '–'),
};

const owner: Column<FixSession> = {
  name: 'Owner',
  wide: true,
  width: '120px',
  cell: (s) => <span className="muted">{s.owner}</span>,
  hint: (s) => s.owner,
};

const lastError: Column<FixSession> = {
  name: 'Last error',
  wide: true,
  width: 'minmax(100px, 1fr)',
  cell: (s) => <span className={isLoggedOn(s) ? 'muted' : css.error}>{s.lastError ?? ''}</span>,
  hint: (s) => s.lastError ?? undefined,
};

/** How a session does. */
const standing = [state, since, nextIn, nextOut, heartbeat, owner, lastError];

/** Narrower by the width of the points beside it, so that all tables of the page align. */
export const linkColumns: Column<FixSession>[] = [
  { ...name, width: '80px' },
  {
    name: 'Role',
    width: '150px',
    cell: (s) => (
      <>
        {roleName(s.role)}
        {s.active && isLoggedOn(s) && (
          <span className={css.inUse} data-testid="active-mark">
            takes orders
          </span>
        )}
      </>
    ),
  },
  ...standing,
];

export const dropCopyColumns: Column<FixSession>[] = [
  name,
  { name: 'OMS', width: '150px', cell: (s) => s.oms ?? '–' },
  ...standing,
];

export const sourceColumns: Column<FixSession>[] = [
  name,
  { name: 'Role', width: '150px', cell: (s) => roleName(s.role) },
  ...standing,
];

export const clientColumns: Column<FixSession>[] = [
  name,
  { name: 'Environment', width: '150px', cell: (s) => s.environment ?? '–' },
  ...standing,
];
