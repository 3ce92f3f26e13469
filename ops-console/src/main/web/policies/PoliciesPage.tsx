import { useNavigate, useParams } from '@tanstack/react-router';
import { Page } from '../ui/Page';
import { Tabs } from '../ui/Tabs';
import { SavedViews } from '../views/SavedViews';
import { Guards } from './Guards';
import { Interventions } from './Interventions';
import { PolicyList } from './PolicyList';
import { ProfileBar } from './ProfileBar';
import { RuleOrder } from './RuleOrder';
import { Venues } from './Venues';

const VIEWS = [
  { value: 'policies', label: 'Policies' },
  { value: 'interventions', label: 'Interventions' },
  { value: 'venues', label: 'Venues' },
  { value: 'rules', label: 'Rules' },
] as const;

const LEADS: Record<string, string> = {
  interventions: 'What somebody has to remember: in force for a time, by one person alone, or reverted to.',
  venues: 'How each OMS does as a place for new orders; failover policies say where they go meanwhile.',
  rules:
    'What routing asks of every order, in this order. The first no ends it; each verdict stands in the order’s timeline.',
};

export default function PoliciesPage() {
  const { view = 'policies' } = useParams({ from: '/policies/{-$view}' });
  const navigate = useNavigate();
  return (
    <Page
      title="Policies"
      lead={LEADS[view] ?? 'What the desk wants of orders; each has versions, and at most one of them is in force.'}
      tools={
        <>
          {view === 'policies' && <SavedViews page="policies" />}
          <Tabs
            label="Part"
            value={view}
            options={[...VIEWS]}
            onPick={(v) =>
              navigate({ to: '/policies/{-$view}', params: v === 'policies' ? {} : { view: v }, search: {} })
            }
          />
        </>
      }
    >
      {view === 'interventions' && <Guards />}
      {view === 'rules' ? (
        <RuleOrder />
      ) : view === 'venues' ? (
        <Venues />
      ) : view === 'interventions' ? (
        <Interventions />
      ) : (
        <>
          <ProfileBar />
          <PolicyList />
        </>
      )}
    </Page>
  );
}
