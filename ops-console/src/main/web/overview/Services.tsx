import { useQuery } from '@tanstack/react-query';
import { killSwitchesQuery } from '../api/queries';
import type { KillSwitch, ServiceStatus } from '../api/types';
import { Badge } from '../ui/Badge';
import { Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Ago } from '../ui/zone';
import css from './overview.module.css';

export function Services({ services }: { services: ServiceStatus[] | undefined }) {
  return (
    <Panel title="Services" testId="services">
      {!services ? (
        <Loading rows={5} />
      ) : (
        <ul className={css.list}>
          {services.map((s) => (
            <li key={s.name} data-testid="service-row" data-id={s.name}>
              <strong>{s.name}</strong>
              <span className={css.listText} title={s.detail ?? ''}>
                {s.status === 'UP' ? '' : s.detail}
              </span>
              <Badge
                bare
                of={
                  s.status === 'UP'
                    ? { label: 'Up', tone: 'ok' }
                    : s.status === 'DOWN'
                      ? { label: 'Down', tone: 'bad' }
                      : { label: sentence(s.status), tone: 'warn' }
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Shown only while something is killed. */
export function Kills() {
  const kills = useQuery(killSwitchesQuery);
  const rows: KillSwitch[] = kills.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title="Kill switches">
      <ul className={css.list}>
        {rows.map((k) => (
          <li key={k.id}>
            <strong>{k.symbol}</strong>
            <span className={css.listText} title={k.reason}>
              {k.environment} · {k.by}: {k.reason}
            </span>
            <span className="muted">
              <Ago at={k.since} suffix="" />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
