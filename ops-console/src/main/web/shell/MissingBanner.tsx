import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries';
import { Icon } from '../ui/Icon';
import { missing } from './missing';
import css from './shell.module.css';

/** Names the services that do not answer, and what this page lacks by it; the rest of it works. */
export function MissingBanner({ path }: { path: string }) {
  const { data } = useQuery(statusQuery);
  return missing(path, data?.services ?? []).map((m) => (
    <div key={m.service} className={css.staleBanner} role="status" data-testid="missing-banner" data-id={m.service}>
      <Icon name="clock" />
      <strong>{m.service} is not up</strong>
      <span title={m.words}>{m.words}</span>
    </div>
  ));
}
