import type { SessionEvent, SessionWindow } from '../api/types';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import css from './sessions.module.css';
import { AHEAD, place, severityTone, stretchesOf } from './timeline';

/** Logged on or not, over the hours in which it should be; marks for what went wrong. */
export function ScheduleStrip(props: {
  events: SessionEvent[];
  windows: SessionWindow[];
  from: number;
  now: number;
  on: boolean;
}) {
  const { events, windows, from, now, on } = props;
  const zone = useZone();
  const to = windows.length > 0 ? now + (now - from) * AHEAD : now;
  const stretches = stretchesOf(events, from, now, on);
  const box = (start: number, end: number) => ({
    left: `${place(start, from, to)}%`,
    width: `${Math.max(0.4, place(end, from, to) - place(start, from, to))}%`,
  });
  const bad = events.filter((e) => severityTone(e.severity) !== 'idle' && Date.parse(e.at) >= from);
  return (
    <figure className={css.strip} data-testid="schedule-strip">
      <div
        className={css.stripArea}
        role="img"
        aria-label={stretches
          .map((s) => `${s.kind === 'on' ? 'logged on' : 'not logged on'} from ${clock(s.from, zone)}`)
          .join(', ')}
      >
        {windows
          .filter((w) => Date.parse(w.to) > from && Date.parse(w.from) < to)
          .map((w) => (
            <i key={w.from} className={css.hours} style={box(Date.parse(w.from), Date.parse(w.to))} />
          ))}
        {stretches.map((s) => (
          <i key={s.from} className={css.stretch} data-kind={s.kind} style={box(s.from, s.to)} />
        ))}
        {bad.map((e) => (
          <i
            key={e.id}
            className={css.mark}
            data-tone={severityTone(e.severity)}
            style={{ left: `${place(Date.parse(e.at), from, to)}%` }}
            title={`${clock(e.at, zone)} ${e.text}`}
          />
        ))}
        <i className={css.now} style={{ left: `${place(now, from, to)}%` }} />
      </div>
      <figcaption>
        <span>{clock(from, zone).slice(0, 5)}</span>
        <span className={css.legendLine}>
          <i data-kind="on" /> logged on
          <i data-kind="off" /> not
          {windows.length > 0 && (
            <>
              <i data-kind="hours" /> its hours
            </>
          )}
        </span>
        <span>{to > now ? clock(to, zone).slice(0, 5) : 'now'}</span>
      </figcaption>
    </figure>
  );
}
