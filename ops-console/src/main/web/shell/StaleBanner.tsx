import { usePhase } from '../live/LiveProvider';
import { Icon } from '../ui/Icon';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import css from './shell.module.css';

/** Says that what is on screen may be old, since when, and that nobody needs to reload. */
export function StaleBanner() {
  const phase = usePhase();
  const zone = useZone();
  if (phase.state !== 'stale') return null;
  return (
    <div className={css.staleBanner} role="alert" data-testid="stale-banner">
      <Icon name="clock" />
      <strong>Nothing heard since {clock(phase.since, zone)}</strong>
      <span>Figures on this page may be old. The console reconnects by itself.</span>
    </div>
  );
}
