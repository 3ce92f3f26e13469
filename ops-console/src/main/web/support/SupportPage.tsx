import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { accountsQuery } from '../api/queries';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Filters, FilterText } from '../ui/Filters';
import { Page, Panel } from '../ui/Page';
import { AccountView } from './AccountView';
import css from './support.module.css';

/** “Why can they not trade?”, answered in words a caller understands. */
export default function SupportPage() {
  const { account } = useParams({ from: '/support/{-$account}' });
  const { q } = useSearch({ from: '/support/{-$account}' });
  const navigate = useNavigate();
  return (
    <Page
      title={account ? `Account ${account}` : 'Support'}
      lead={account ? <Link to="/support/{-$account}" params={{}} className="link">Another account</Link> : 'One account: may they trade, and if not, why.'}
    >
      {account ? (
        <AccountView account={account} />
      ) : (
        <>
          <Filters label="Find the account">
            <FilterText
              id="q"
              label="Account or CRM client"
              placeholder="Account or CRM client"
              value={q}
              wide
              onSet={(v) =>
                navigate({ to: '/support/{-$account}', params: {}, search: (old) => ({ ...old, q: v || undefined }) })
              }
            />
          </Filters>
          <Choices q={q ?? ''} />
        </>
      )}
    </Page>
  );
}

function Choices({ q }: { q: string }) {
  const accounts = useInfiniteQuery(accountsQuery(q));
  const rows = accounts.data?.pages[0]?.items.slice(0, 30) ?? [];
  return (
    <Panel>
      {accounts.isPending ? (
        <Loading rows={6} />
      ) : accounts.error && !accounts.data ? (
        <Failed error={accounts.error} retry={() => accounts.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="support" title={q ? 'No such account' : 'No accounts yet'}>
          {q
            ? `Looked for “${q}” among account and CRM client numbers.`
            : 'The CRM opens them: a demo account on KYC approval, live trading on the first deposit.'}
        </Blank>
      ) : (
        <ul className={css.choices}>
          {rows.map((a) => (
            <li key={a.account}>
              <Link
                to="/support/{-$account}"
                params={{ account: a.account }}
                data-testid="support-choice"
                data-id={a.account}
              >
                <strong>{a.account}</strong>
                <span>
                  {a.environment} · CRM client {a.crmClient}
                </span>
                <Badge
                  bare
                  of={
                    a.tradingEnabled
                      ? { label: 'May trade', tone: 'ok' }
                      : { label: 'May not trade', tone: 'warn' }
                  }
                />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
