import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  killSwitchesQuery,
  recentOrdersQuery,
  rejectsQuery,
  sessionsQuery,
  statusQuery,
} from '../api/queries';
import type { KillSwitch, ServiceStatus, Status } from '../api/types';
import { grouped as bySort, isLoggedOn, routeOf, sessionState } from '../sessions/state';
import { Badge, Shape } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { grouped } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { sentence, type Tone } from '../ui/tone';
import { Ago, Time, useNow } from '../ui/zone';
import { headline } from './health';
import css from './overview.module.css';
import { RateChart } from './RateChart';
import { perMinute } from './rate';

export default function OverviewPage() {
  const status = useQuery(statusQuery);
  return (
    <Page title="Overview" lead={status.data && <Lead status={status.data} />}>
      {status.error && !status.data ? (
        <Panel>
          <Failed error={status.error} retry={() => status.refetch()} />
        </Panel>
      ) : (
        <>
          {status.data ? (
            <Figures status={status.data} />
          ) : (
            <Panel>
              <Loading rows={2} />
            </Panel>
          )}
          <div className={css.columns}>
            <div className={css.column}>
              <OrdersPerMinute />
              <LatestRejects />
            </div>
            <div className={css.column}>
              <Links />
              <Services services={status.data?.services} />
              <Kills />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function Lead({ status }: { status: Status }) {
  const line = headline(status);
  return (
    <span className={css.lead} data-testid="overview-headline" data-tone={line.tone}>
      <Badge of={{ label: line.title, tone: line.tone }} />
      <span>{line.points.join(' · ')}</span>
    </span>
  );
}

function Figures({ status }: { status: Status }) {
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

const MINUTES = 30;
const LISTED = 500;

function OrdersPerMinute() {
  const orders = useQuery(recentOrdersQuery);
  const now = useNow();
  const minutes = perMinute(orders.data ?? [], now, MINUTES, (orders.data?.length ?? 0) < LISTED);
  const full = minutes.slice(0, -1).filter((m) => m.known);
  const mean = full.length > 0 ? full.reduce((sum, m) => sum + m.orders, 0) / full.length : undefined;
  return (
    <Panel
      title="Orders per minute"
      note={`last ${MINUTES} minutes`}
      aside={
        <>
          {mean !== undefined && <span>mean {mean < 10 ? mean.toFixed(1) : Math.round(mean)}</span>}
          <span className={css.legend}>
            <i className={css.barKey} /> taken
          </span>
          <span className={css.legend}>
            <i className={css.rejectKey} /> rejected
          </span>
        </>
      }
      testId="orders-per-minute"
    >
      {orders.isPending ? (
        <Loading rows={4} />
      ) : orders.error && !orders.data ? (
        <Failed error={orders.error} retry={() => orders.refetch()} />
      ) : (
        <RateChart minutes={minutes} />
      )}
    </Panel>
  );
}

function LatestRejects() {
  const rejects = useInfiniteQuery({ ...rejectsQuery({ limit: 8 }), refetchInterval: 5_000 });
  const rows = rejects.data?.pages[0]?.items ?? [];
  return (
    <Panel
      title="Latest rejects"
      aside={
        <Link to="/rejects" className="link">
          All rejects
        </Link>
      }
      testId="latest-rejects"
    >
      {rejects.isPending ? (
        <Loading rows={4} />
      ) : rejects.error && !rejects.data ? (
        <Failed error={rejects.error} retry={() => rejects.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="check" title="No rejects">
          Neither a rule nor an OMS has refused an order yet.
        </Blank>
      ) : (
        <ul className={css.rejects}>
          {rows.slice(0, 8).map((r, i) => (
            <li key={`${r.at}${r.clOrdId ?? i}`}>
              <span className={css.rejectAt}>
                <Time at={r.at} />
              </span>
              <Badge
                bare
                of={
                  r.source === 'OMS'
                    ? { label: 'OMS', tone: 'bad' }
                    : { label: r.rule ? sentence(r.rule) : 'Platform', tone: 'policy' }
                }
              />
              <span className={css.rejectText} title={r.text ?? ''}>
                {r.text}
              </span>
              <span className={css.rejectWho}>
                {r.orderId ? (
                  <Link to="/orders/$id" params={{ id: r.orderId }} className="link">
                    {r.symbol ?? r.clOrdId}
                  </Link>
                ) : (
                  (r.symbol ?? '')
                )}{' '}
                <span className="muted">{r.account ?? r.clientSession}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Links() {
  const sessions = useQuery(sessionsQuery);
  if (!sessions.data)
    return (
      <Panel title="OMS links">
        <Loading rows={3} />
      </Panel>
    );
  const { links, dropCopies, clients } = bySort(sessions.data);
  return (
    <Panel
      title="OMS links"
      aside={
        <Link to="/sessions/{-$id}" className="link">
          All sessions
        </Link>
      }
    >
      {links.length === 0 && (
        <Blank icon="sessions" title="No OMS links">
          Declare an OMS in the gateway's configuration.
        </Blank>
      )}
      <ul className={css.list}>
        {links.map((link) => {
          const route = routeOf(link);
          const drop = dropCopies.find((d) => d.oms === link.oms);
          return (
            <li key={link.oms}>
              <strong>{link.oms}</strong>
              <span className={css.listText}>
                {route === 'none' ? 'no session takes orders' : `orders go by the ${route}`}
                {drop && !isLoggedOn(drop) ? ', drop copy is away' : ''}
              </span>
              <Badge
                bare
                of={
                  route === 'primary'
                    ? { label: 'On primary', tone: 'ok' }
                    : route === 'secondary'
                      ? { label: 'On secondary', tone: 'warn' }
                      : { label: 'Down', tone: 'bad' }
                }
              />
            </li>
          );
        })}
        {clients.length > 0 && (
          <li>
            <strong>Clients</strong>
            <span className={css.listText}>
              {clients
                .filter((c) => !isLoggedOn(c))
                .slice(0, 3)
                .map((c) => `${c.id} ${sessionState(c.state).label.toLowerCase()}`)
                .join(', ') || 'all logged on'}
            </span>
            <span>
              {clients.filter(isLoggedOn).length}/{clients.length}
            </span>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function Services({ services }: { services: ServiceStatus[] | undefined }) {
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

function Kills() {
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
