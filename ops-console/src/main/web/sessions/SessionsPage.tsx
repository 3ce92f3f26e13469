import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { sessionsQuery } from '../api/queries';
import type { FixSession } from '../api/types';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { Grid } from '../ui/Grid';
import { Page, Panel, Split } from '../ui/Page';
import { clientColumns, dropCopyColumns, linkColumns, sourceColumns } from './columns';
import { InDoubt } from './InDoubt';
import { Failovers, LinkActions } from './LinkControl';
import { Points } from './Points';
import { SessionAside } from './SessionAside';
import css from './sessions.module.css';
import { grouped, type OmsLink, routeOf, summary } from './state';

export default function SessionsPage() {
  const { id } = useParams({ from: '/sessions/{-$id}' });
  const navigate = useNavigate();
  const sessions = useQuery(sessionsQuery);
  const open = (session: FixSession) => navigate({ to: '/sessions/{-$id}', params: { id: session.id } });
  const lead = sessions.data && sessions.data.length > 0 ? summary(sessions.data) : undefined;
  return (
    <Page title="Sessions" lead={lead} tools={<Export path="/fix-sessions" />}>
      <Split detail={id && <SessionAside id={id} />}>
        {sessions.isPending ? (
          <Panel>
            <Loading rows={9} />
          </Panel>
        ) : sessions.error && !sessions.data ? (
          <Panel>
            <Failed error={sessions.error} retry={() => sessions.refetch()} />
          </Panel>
        ) : sessions.data.length === 0 ? (
          <Panel>
            <Blank icon="sessions" title="No sessions yet">
              fix-gateway publishes its sessions when it starts. None has been published so far.
            </Blank>
          </Panel>
        ) : (
          <Lists sessions={sessions.data} open={open} selected={id} />
        )}
      </Split>
    </Page>
  );
}

type Opening = { open: (session: FixSession) => void; selected: string | undefined };

function Lists({ sessions, open, selected }: { sessions: FixSession[] } & Opening) {
  const { links, clients, dropCopies, sources } = grouped(sessions);
  return (
    <>
      <InDoubt compact={selected !== undefined} />
      {links.map((link) => (
        <Link key={link.oms} link={link} open={open} selected={selected} />
      ))}
      {dropCopies.length > 0 && (
        <Panel title="Drop copies" note="the OMS tells us what it did, independently">
          <Rows
            label="Drop-copy sessions"
            columns={dropCopyColumns}
            rows={dropCopies}
            open={open}
            selected={selected}
          />
        </Panel>
      )}
      {sources.length > 0 && (
        <Panel title="Price sources" note="market data, into the reference prices">
          <Rows
            label="Price source sessions"
            columns={sourceColumns}
            rows={sources}
            open={open}
            selected={selected}
          />
        </Panel>
      )}
      {clients.length > 0 && (
        <Panel title="Clients" note="order entry">
          <Rows
            label="Client sessions"
            columns={clientColumns}
            rows={clients}
            open={open}
            selected={selected}
          />
        </Panel>
      )}
    </>
  );
}

function Link({ link, open, selected }: { link: OmsLink } & Opening) {
  const route = routeOf(link);
  const rows = [link.primary, link.secondary].filter((s): s is FixSession => s !== undefined);
  return (
    <Panel
      title={link.oms}
      note={
        route === 'none'
          ? 'no session takes new orders'
          : `new orders go by the ${route}, ${(route === 'primary' ? link.primary : link.secondary)?.id}`
      }
      aside={<LinkActions oms={link.oms} route={route} />}
      testId={`oms-${link.oms}`}
    >
      <div className={css.link}>
        <Points link={link} route={route} />
        <Rows
          label={`Order sessions of ${link.oms}`}
          columns={linkColumns}
          rows={rows}
          open={open}
          selected={selected}
        />
      </div>
      <Failovers oms={link.oms} />
    </Panel>
  );
}

function Rows({
  label,
  columns,
  rows,
  open,
  selected,
}: { label: string; columns: typeof linkColumns; rows: FixSession[] } & Opening) {
  return (
    <Grid
      label={label}
      columns={columns}
      rows={rows}
      keyOf={(s) => s.id}
      onOpen={open}
      selected={selected}
      compact={selected !== undefined}
      rowTestId="session-row"
    />
  );
}
