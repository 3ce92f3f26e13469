import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { killSwitchesQuery, orderQuery, recentOrdersQuery, symbolsQuery } from '../api/queries';
import type { OrderDetail, SymbolListing } from '../api/types';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './policies.module.css';
import { orderOfRules, RULES } from './rules';

/** Orders of which the newest full trace is read. */
const LOOKED_AT = 5;

/** What every order is asked, in which order, and against what; to read, not to change. */
export function RuleOrder() {
  const recent = useQuery(recentOrdersQuery);
  const routed = (recent.data ?? []).filter((o) => o.oms).slice(0, LOOKED_AT);
  const details = useQueries({ queries: routed.map((o) => orderQuery(o.id)) });
  const known = details.flatMap((d): OrderDetail[] => (d.data ? [d.data] : []));
  const rules = orderOfRules(known);
  const source = known.find((o) => (o.timeline ?? []).some((e) => e.trace === rules));
  return (
    <>
      <Panel
        title="Rules"
        note={
          source && (
            <>
              as order{' '}
              <Link to="/orders/$id" params={{ id: source.id }} className="link mono">
                {source.clOrdId}
              </Link>{' '}
              was asked at <Time at={source.receivedAt} />
            </>
          )
        }
        testId="rules"
      >
        {recent.isPending || (rules.length === 0 && details.some((d) => d.isPending)) ? (
          <Loading rows={8} />
        ) : recent.error && !recent.data ? (
          <Failed error={recent.error} retry={() => recent.refetch()} />
        ) : rules.length === 0 ? (
          <Blank icon="policies" title="No decision yet">
            The order of the rules is read from the newest routed order. None has been routed so far.
          </Blank>
        ) : (
          <ol className={css.rules}>
            {rules.map((verdict, i) => {
              const rule = RULES[verdict.rule];
              return (
                <li key={verdict.rule} data-testid="policy-rule" data-id={verdict.rule}>
                  <span className={css.at}>{i + 1}</span>
                  <div>
                    <strong>{rule?.name ?? sentence(verdict.rule)}</strong>
                    <p>{rule?.asks ?? 'A rule that this console does not know yet.'}</p>
                  </div>
                  <span className={css.cancels}>
                    {rule && (
                      <>
                        <span className="muted">cancels, status</span> {rule.cancels}
                      </>
                    )}
                  </span>
                  <span className={css.said}>
                    <span className="muted">said</span> {verdict.detail}
                  </span>
                </li>
              );
            })}
          </ol>
        )}
      </Panel>
      <State />
    </>
  );
}

/** What the rules look things up in, as it is now. */
function State() {
  const symbols = useQuery(symbolsQuery);
  const kills = useQuery(killSwitchesQuery);
  const listings = symbols.data ?? [];
  return (
    <Panel title="Looked up in" note="as it is now" testId="policy-state">
      <div className={css.state}>
        <div>
          <h3>Kill switches</h3>
          <Badge
            bare
            of={
              kills.data && kills.data.length > 0
                ? { label: `${kills.data.length} engaged`, tone: 'bad' }
                : { label: kills.data ? 'none engaged' : 'not known', tone: kills.data ? 'ok' : 'idle' }
            }
          />
          <Link to="/symbols" search={{ state: 'killed' }} className="link">
            Show
          </Link>
        </div>
        <div>
          <h3>Symbols</h3>
          <span>
            {plural(listings.length, 'listing')}, newest version {newest(listings)?.version ?? '–'}
          </span>
          <span className="muted">
            changed <Time at={newest(listings)?.updatedAt} />
          </span>
        </div>
        <div>
          <h3>Buckets</h3>
          <ul className={css.buckets}>
            {buckets(listings).map(([bucket, count]) => (
              <li key={bucket}>
                <Link to="/symbols" search={{ q: bucket }} className="link mono">
                  {bucket}
                </Link>{' '}
                {count}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  );
}

const newest = (listings: SymbolListing[]) =>
  [...listings].sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))[0];

function buckets(listings: SymbolListing[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { bucket } of listings) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}
