import { Link } from '@tanstack/react-router';
import type { Status } from '../api/types';
import { Shape } from '../ui/Badge';
import { grouped } from '../ui/numbers';
import type { Tone } from '../ui/tone';
import css from './overview.module.css';

/** The day in seven numbers, each leading to its page. */
export function Figures({ status }: { status: Status }) {
  const { orders, coverage, breaks, killSwitches, sessions } = status;
  return (
    <div className={css.figures}>
      <Figure name="Orders today" value={orders.today} to="/orders" />
      <Figure name="Open now" value={orders.open} to="/orders" />
      <Figure name="Rejected today" value={orders.rejectedToday} to="/rejects" />
      <Figure
        name="Sessions logged on"
        value={`${sessions.loggedOn}/${sessions.total}`}
        tone={sessions.loggedOn < sessions.total ? 'warn' : undefined}
        to="/sessions"
      />
      <Figure
        name="Proven by drop copy"
        value={coverage.matched}
        note={coverage.pending > 0 ? `${grouped(coverage.pending)} pending` : undefined}
        to="/breaks"
      />
      <Figure
        name="Open breaks"
        value={breaks.open}
        tone={breaks.open > 0 ? 'bad' : undefined}
        to="/breaks"
      />
      <Figure
        name="Kill switches"
        value={killSwitches.engaged}
        tone={killSwitches.engaged > 0 ? 'bad' : undefined}
        to="/symbols"
      />
    </div>
  );
}

function Figure(props: { name: string; value: number | string; note?: string; tone?: Tone; to: string }) {
  const id = props.name.toLowerCase().replaceAll(' ', '-');
  return (
    <Link to={props.to} className={css.figure} data-testid={`figure-${id}`} data-tone={props.tone}>
      <span className={css.figureName}>
        {props.tone && <Shape tone={props.tone} />}
        {props.name}
      </span>
      <span className={css.figureValue}>
        {typeof props.value === 'number' ? grouped(props.value) : props.value}
        {props.note && <small>{props.note}</small>}
      </span>
    </Link>
  );
}
