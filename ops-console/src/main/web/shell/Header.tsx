import { Menu, Popover, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signOut } from '../api/client';
import { usePhase } from '../live/LiveProvider';
import { Shape } from '../ui/Badge';
import { Icon } from '../ui/Icon';
import { clock } from '../ui/time';
import { useNow, useZone } from '../ui/zone';
import { useMe } from './session';
import css from './shell.module.css';

export function Header({ onSignedOut, onHelp }: { onSignedOut: () => void; onHelp: () => void }) {
  const me = useMe();
  return (
    <header className={css.header} data-environment={me.environment.toLowerCase()}>
      <span
        className={css.environment}
        data-testid="environment-badge"
        title="The environment this console steers"
      >
        {me.environment}
      </span>
      <button type="button" className={css.search} onClick={() => spotlight.open()} data-testid="search-open">
        <Icon name="search" size={14} />
        <span>Search by any id</span>
        <kbd>/</kbd>
      </button>
      <div className={css.headerEnd}>
        <LiveIndicator />
        <Clock />
        <SchemeMenu />
        <button
          type="button"
          className={css.headerButton}
          onClick={onHelp}
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
        >
          <Icon name="help" />
        </button>
        <UserMenu onSignedOut={onSignedOut} />
      </div>
    </header>
  );
}

export function LiveIndicator() {
  const phase = usePhase();
  const zone = useZone();
  const tone = phase.state === 'live' ? 'ok' : phase.state === 'stale' ? 'warn' : 'info';
  const text =
    phase.state === 'stale'
      ? `stale since ${clock(phase.since, zone)}`
      : phase.state === 'live'
        ? 'live'
        : 'connecting';
  return (
    <span className={css.live} data-phase={phase.state} data-testid="live-indicator" role="status">
      <Shape tone={tone} />
      {text}
    </span>
  );
}

function Clock() {
  const zone = useZone();
  const now = useNow();
  const other = zone === 'utc' ? 'local' : 'UTC';
  return (
    <Link
      to="."
      search={(search) => ({ ...search, tz: zone === 'utc' ? ('local' as const) : undefined })}
      className={css.clock}
      title={`All times are ${zone === 'utc' ? 'UTC' : 'local'}; switch to ${other} (z)`}
      data-testid="zone-toggle"
    >
      <span className={css.clockTime}>{clock(now, zone)}</span>
      <span className={css.clockZone}>{zone === 'utc' ? 'UTC' : 'Local'}</span>
    </Link>
  );
}

const SCHEMES = [
  { value: 'light', name: 'Light', icon: 'sun' },
  { value: 'dark', name: 'Dark', icon: 'moon' },
  { value: 'auto', name: 'As the system', icon: 'auto' },
] as const;

function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const current = SCHEMES.find((s) => s.value === colorScheme) ?? SCHEMES[2];
  return (
    <Menu position="bottom-end" width={170}>
      <Menu.Target>
        <button
          type="button"
          className={css.headerButton}
          aria-label={`Theme: ${current.name}`}
          data-testid="theme-menu"
        >
          <Icon name={current.icon} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map((s) => (
          <Menu.Item
            key={s.value}
            leftSection={<Icon name={s.icon} />}
            rightSection={s.value === colorScheme ? <Icon name="check" size={14} /> : null}
            onClick={() => setColorScheme(s.value)}
            data-testid={`theme-${s.value}`}
          >
            {s.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function UserMenu({ onSignedOut }: { onSignedOut: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  const leave = async () => {
    try {
      const next = await signOut();
      if (next) {
        window.location.assign(next);
        return;
      }
      queries.clear();
      onSignedOut();
    } catch (error) {
      notifications.show({ color: 'red', title: 'Not signed out', message: String(error) });
    }
  };
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus shadow="md" offset={4}>
      <Popover.Target>
        <button type="button" className={css.user} data-testid="user-menu">
          <span className={css.avatar} aria-hidden="true">
            {me.user.slice(0, 2).toUpperCase()}
          </span>
          {me.user}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="You">
        <div className={css.menuHead}>
          <strong>{me.user}</strong>
          <span>{me.roles.join(', ') || 'no role'}</span>
        </div>
        <div className={css.menuPart}>
          <span>May</span>
          <div className={css.permissions}>
            {me.permissions.length > 0 ? me.permissions.map((p) => <code key={p}>{p}</code>) : 'nothing yet'}
          </div>
        </div>
        <button type="button" className={css.menuAct} onClick={leave} data-testid="sign-out">
          Sign out
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
