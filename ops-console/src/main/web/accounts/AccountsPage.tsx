import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { accountsQuery } from '../api/queries';
import type { AccountListing } from '../api/types';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { plural } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import css from './accounts.module.css';

const columns: Column<AccountListing>[] = [
  { name: 'Account', width: '110px', cell: (a) => <b className={css.account}>{a.account}</b> },
  { name: 'Environment', width: '96px', cell: (a) => a.environment },
  { name: 'CRM client', width: '110px', cell: (a) => a.crmClient },
  {
    name: 'State',
    width: '150px',
    cell: (a) => (
      <Badge
        of={a.tradingEnabled ? { label: 'May trade', tone: 'ok' } : { label: 'May not trade', tone: 'warn' }}
      />
    ),
  },
  { name: 'Why', width: 'minmax(180px, 1fr)', cell: (a) => a.reason, hint: (a) => a.reason },
  { name: 'Version', width: '66px', end: true, cell: (a) => a.version },
  { name: 'Updated', width: '190px', end: true, cell: (a) => <Time at={a.updatedAt} /> },
  {
    name: 'Links',
    width: '150px',
    hideName: true,
    end: true,
    cell: (a) => (
      <span className={css.links}>
        <Link to="/support/{-$account}" params={{ account: a.account }} className="link">
          Why
        </Link>
        <Link to="/orders" search={{ account: a.account }} className="link">
          Orders
        </Link>
        <Link to="/audit" search={{ object: `account:${a.account}` }} className="link">
          Audit
        </Link>
      </span>
    ),
  },
];

export default function AccountsPage() {
  const search = useSearch({ from: '/accounts' });
  const navigate = useNavigate();
  const accounts = useInfiniteQuery({ ...accountsQuery(search.q ?? ''), refetchInterval: 5_000 });
  const all = accounts.data?.pages.flatMap((p) => p.items) ?? [];
  const rows = all.filter(
    (a) =>
      (!search.env || a.environment === search.env) &&
      (!search.state || a.tradingEnabled === (search.state === 'trading')),
  );
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/accounts', search: (old) => ({ ...old, ...change }) });
  const trading = all.filter((a) => a.tradingEnabled).length;
  return (
    <Page
      title="Accounts"
      lead={accounts.data && `${plural(all.length, 'account')}, ${trading} may trade.`}
      tools={
        <>
          <SavedViews page="accounts" />
          <Export path="/accounts" params={{ q: search.q }} />
        </>
      }
    >
      <Filters label="Filter accounts">
        <FilterText
          id="q"
          label="Find"
          placeholder="Account or CRM client"
          value={search.q}
          wide
          onSet={(q) => set({ q: q || undefined })}
        />
        <FilterChoice
          id="env"
          label="Environment"
          options={[
            { value: '', label: 'Any environment' },
            { value: 'DEMO', label: 'DEMO' },
            { value: 'LIVE', label: 'LIVE' },
          ]}
          value={search.env}
          onSet={(v) => set({ env: v || undefined })}
        />
        <FilterChoice
          id="state"
          label="State"
          options={[
            { value: '', label: 'Any state' },
            { value: 'trading', label: 'May trade' },
            { value: 'gated', label: 'May not trade' },
          ]}
          value={search.state}
          onSet={(v) => set({ state: v || undefined })}
        />
      </Filters>
      <Panel>
        {accounts.isPending ? (
          <Loading rows={8} />
        ) : accounts.error && !accounts.data ? (
          <Failed error={accounts.error} retry={() => accounts.refetch()} />
        ) : rows.length === 0 ? (
          <Blank
            icon="accounts"
            title={all.length === 0 && !search.q ? 'No accounts yet' : 'No account matches'}
          >
            {all.length === 0 && !search.q
              ? 'The CRM opens them: a demo account on KYC approval, live trading on the first deposit.'
              : 'Change or clear the filter above.'}
          </Blank>
        ) : (
          <>
            <Grid
              label="Accounts"
              columns={columns}
              rows={rows}
              keyOf={(a) => a.account}
              rowTestId="account-row"
            />
            <More query={accounts} />
          </>
        )}
      </Panel>
    </Page>
  );
}
