import css from './sessions.module.css';
import { isLoggedOn, type OmsLink, type Route } from './state';

/** The link as a track with points: a line in use is solid, one that stands by is thin, one that is down is broken. */
export function Points({ link, route }: { link: OmsLink; route: Route }) {
  const line = (name: Route, up: boolean) => (route === name ? 'used' : up ? 'standby' : 'down');
  const primary = line('primary', Boolean(link.primary && isLoggedOn(link.primary)));
  const secondary = line('secondary', Boolean(link.secondary && isLoggedOn(link.secondary)));
  const told = route === 'none' ? 'set to neither session' : `set to the ${route}`;
  return (
    <svg
      className={css.points}
      width="64"
      height="100"
      viewBox="0 0 64 100"
      role="img"
      aria-label={`Points ${told}`}
    >
      <path d="M4 49h10c14 0 10 34 26 34h24" className={css.track} data-line={secondary} />
      <path d="M4 49h60" className={css.track} data-line={primary} />
      <circle cx="5" cy="49" r="4" className={css.node} />
      <circle cx="60" cy="49" r="3" className={css.end} data-line={primary} />
      <circle cx="60" cy="83" r="3" className={css.end} data-line={secondary} />
    </svg>
  );
}
