import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { killSwitchesQuery } from '../api/queries';
import { Icon } from '../ui/Icon';
import { plural } from '../ui/numbers';
import { Ago } from '../ui/zone';
import css from './shell.module.css';

/** On every page while anything is killed: what, by whom, why and since when. */
export function KillBanner() {
  const { data } = useQuery(killSwitchesQuery);
  if (!data || data.length === 0) return null;
  const latest = [...data].sort((a, b) => Date.parse(b.since) - Date.parse(a.since))[0];
  if (!latest) return null;
  const single = data.length === 1;
  return (
    <div className={css.killBanner} role="status" data-testid="kill-banner">
      <Icon name="stop" />
      <strong>
        {single
          ? `${latest.environment} ${latest.symbol} is killed`
          : `${plural(data.length, 'symbol')} killed`}
      </strong>
      <span className={css.killWhy}>
        {single
          ? ''
          : `${data
              .map((k) => k.symbol)
              .slice(0, 5)
              .join(', ')}${data.length > 5 ? ' …' : ''} · newest `}
        by {latest.by}: “{latest.reason}”, <Ago at={latest.since} />
      </span>
      <Link to="/symbols" search={{ state: 'killed' }} className={css.bannerLink}>
        {single ? 'Show' : 'Show all'}
      </Link>
    </div>
  );
}
