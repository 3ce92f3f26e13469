import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { byUrgency, severity } from '../alerts/alerts';
import { activeAlertsQuery } from '../alerts/queries';
import { Badge } from '../ui/Badge';
import { Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { Ago } from '../ui/zone';
import css from './overview.module.css';

const SHOWN = 6;

/** What needs someone, the most urgent first. */
export function Attention() {
  const alerts = useQuery(activeAlertsQuery);
  const all = (alerts.data ?? []).filter((a) => !a.silencedBy).sort(byUrgency);
  return (
    <Panel
      title="Needs attention"
      aside={
        <Link to="/alerts/{-$view}" params={{}} className="link">
          All alerts
        </Link>
      }
      testId="attention"
    >
      {alerts.isPending ? (
        <Loading rows={2} />
      ) : alerts.error && !alerts.data ? (
        <p className={css.quiet}>Alerts do not answer: {alerts.error.message}</p>
      ) : all.length === 0 ? (
        <p className={css.quiet}>
          <Badge bare of={{ label: 'Nothing', tone: 'ok' }} /> Every rule is watching.
        </p>
      ) : (
        <ul className={css.attention}>
          {all.slice(0, SHOWN).map((a) => (
            <li key={a.id} data-testid="attention-row">
              <Badge of={severity(a.severity)} />
              <Link to="/alerts/{-$view}" params={{}} search={{ open: a.id }} className={css.attentionText}>
                {a.summary}
              </Link>
              <span className="muted">
                {a.acknowledgedBy ? `${a.acknowledgedBy} is on it` : <Ago at={a.firstRaised} suffix="" />}
              </span>
            </li>
          ))}
          {all.length > SHOWN && <li className="muted">and {all.length - SHOWN} more</li>}
        </ul>
      )}
    </Panel>
  );
}
