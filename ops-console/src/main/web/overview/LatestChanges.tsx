import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { auditQuery } from '../api/queries';
import { useMe } from '../shell/session';
import { Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Ago } from '../ui/zone';
import css from './overview.module.css';

/** Who changed what lately; absent for those who may not read the audit. */
export function LatestChanges() {
  const may = useMe().permissions.includes('audit:read');
  const audit = useInfiniteQuery({ ...auditQuery({ limit: 6 }), enabled: may, refetchInterval: 5_000 });
  if (!may) return null;
  const rows = audit.data?.pages[0]?.items.slice(0, 6) ?? [];
  return (
    <Panel
      title="Who changed what"
      aside={
        <Link to="/audit" className="link">
          Audit
        </Link>
      }
      testId="latest-changes"
    >
      {audit.isPending ? (
        <Loading rows={3} />
      ) : rows.length === 0 ? (
        <p className={css.quiet}>{audit.error ? audit.error.message : 'Nobody has changed anything yet.'}</p>
      ) : (
        <ul className={css.list}>
          {rows.map((e) => (
            <li key={e.id} title={e.reason}>
              <strong>{e.actor}</strong>
              <Link to="/audit" search={{ object: e.object, entry: e.id }} className={css.listText}>
                {sentence(e.action).toLowerCase()} <span className="mono">{e.object}</span>
              </Link>
              <span className="muted">
                <Ago at={e.at} suffix="" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
