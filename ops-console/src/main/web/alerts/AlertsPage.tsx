import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Export } from '../ui/Export';
import { plural } from '../ui/numbers';
import { Page } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { needsSomeone, statesOf } from './alerts';
import { Deliveries } from './Deliveries';
import { Inbox } from './Inbox';
import { activeAlertsQuery } from './queries';
import { Rules } from './Rules';
import { Silences } from './Silences';
import { Targets } from './Targets';

const VIEWS = [
  { value: 'inbox', label: 'Inbox' },
  { value: 'silences', label: 'Silences' },
  { value: 'rules', label: 'Rules' },
  { value: 'targets', label: 'Targets' },
  { value: 'deliveries', label: 'Deliveries' },
] as const;

export default function AlertsPage() {
  const { view = 'inbox' } = useParams({ from: '/alerts/{-$view}' });
  const search = useSearch({ from: '/alerts/{-$view}' });
  const navigate = useNavigate();
  const active = useQuery(activeAlertsQuery);
  const open = needsSomeone(active.data ?? []).length;
  return (
    <Page
      title="Alerts"
      lead={active.data && (open > 0 ? `${plural(open, 'alert')} nobody has taken.` : 'Nothing waits for anybody.')}
      tools={
        <>
          <Tabs
            label="Part"
            value={view}
            options={[...VIEWS]}
            onPick={(v) =>
              navigate({ to: '/alerts/{-$view}', params: v === 'inbox' ? {} : { view: v }, search: {} })
            }
          />
          {view === 'inbox' && (
            <Export path="/alerts" params={{ state: statesOf(search.state), severity: search.severity }} />
          )}
          {view === 'deliveries' && <Export path="/alert-deliveries" />}
        </>
      }
    >
      <Part of={view} />
    </Page>
  );
}

function Part({ of }: { of: string }) {
  switch (of) {
    case 'silences':
      return <Silences />;
    case 'rules':
      return <Rules />;
    case 'targets':
      return <Targets />;
    case 'deliveries':
      return <Deliveries />;
    default:
      return <Inbox />;
  }
}
