import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SideText } from '../orders/columns';
import { orderStatus } from '../orders/status';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { grouped } from '../ui/numbers';
import { Facts, Panel } from '../ui/Page';
import { Ago, Time } from '../ui/zone';
import type { SupportView } from '../api/types';
import { Positions } from './Positions';
import { supportQuery } from './queries';
import css from './support.module.css';
import { gatesOf, verdictOf } from './verdict';

export function AccountView({ account }: { account: string }) {
  const view = useQuery(supportQuery(account));
  if (view.isPending)
    return (
      <Panel>
        <Loading rows={10} />
      </Panel>
    );
  if (!view.data)
    return (
      <Panel>
        <Failed error={view.error} retry={() => view.refetch()} />
      </Panel>
    );
  const v = view.data;
  const verdict = verdictOf(v);
  return (
    <>
      <section className={css.answer} data-tone={verdict.tone} data-testid="support-answer">
        <Badge of={{ label: verdict.label, tone: verdict.tone }} />
        {v.reasons.length > 0 ? (
          <ul>
            {v.reasons.map((reason) => (
              <li key={reason} data-testid="support-reason">
                {reason}
              </li>
            ))}
          </ul>
        ) : (
          <p>Nothing that is known stands in the way.</p>
        )}
      </section>
      <div className={css.columns}>
        <Panel title="What was looked at" testId="support-gates">
          <ul className={css.gates}>
            {gatesOf(v).map((gate) => (
              <li key={gate.text}>
                <Badge
                  bare
                  of={gate.open ? { label: 'Good', tone: 'ok' } : { label: 'In the way', tone: 'bad' }}
                />
                <span>{gate.text}</span>
              </li>
            ))}
            {v.killSwitches.map((k) => (
              <li key={k.id}>
                <Badge bare of={{ label: k.symbol, tone: 'policy' }} />
                <span>
                  stopped for everyone by {k.by} <Ago at={k.since} />: {k.reason}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title="Account">
          <div className={css.padded}>
            <Facts
              of={[
                ['Account', v.account],
                ['Environment', v.state?.environment ?? 'not known'],
                ['CRM client', v.state?.crmClient ?? 'not known'],
                ['Group', v.state?.group ?? 'none'],
                ['Paid in', v.state?.funds ? `${grouped(v.state.funds.amount)} ${v.state.funds.currency}` : 'not known'],
                ['Tried lately', <Tried key="s" of={v} />],
                ['First trade', v.firstTradeAt ? <Time key="f" at={v.firstTradeAt} /> : 'none kept'],
                ['Changed', <Time key="u" at={v.state?.updatedAt} />],
              ]}
            />
            <p className={css.links}>
              <Link to="/orders" search={{ account: v.account }} className="link">
                All orders
              </Link>
              <Link to="/audit" search={{ object: `account:${v.account}` }} className="link">
                Audit
              </Link>
            </p>
          </div>
        </Panel>
      </div>
      <Panel title="Positions" testId="support-positions">
        <Positions account={v.account} />
      </Panel>
      <div className={css.columns}>
        <Panel title="What was refused lately" testId="support-rejects">
          <Rejects of={v} />
        </Panel>
        <Panel title="Latest orders">
          <Orders of={v} />
        </Panel>
      </div>
    </>
  );
}

function Tried({ of }: { of: SupportView }) {
  if (of.symbols.length === 0) return <>no symbol</>;
  return (
    <span className={css.tried}>
      {of.symbols.map((s) => (
        <span key={s.symbol} title={s.why}>
          <Badge bare of={{ label: s.symbol, tone: s.allowed ? 'ok' : 'bad' }} />
        </span>
      ))}
    </span>
  );
}

function Rejects({ of }: { of: SupportView }) {
  if (of.lastRejects.length === 0) return <p className={css.none}>Nothing of this account was refused.</p>;
  return (
    <ul className={css.lines}>
      {of.lastRejects.map((r, i) => (
        <li key={`${r.at}${i}`} title={r.text}>
          <span className={css.when}>
            <Ago at={r.at} />
          </span>
          <span>
            {r.words} <span className="muted">{r.text}</span>
          </span>
          {r.orderId && (
            <Link to="/orders/$id" params={{ id: r.orderId }} className="link">
              {r.symbol ?? 'Order'}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Orders({ of }: { of: SupportView }) {
  if (of.lastOrders.length === 0) return <p className={css.none}>The account has sent no order yet.</p>;
  return (
    <ul className={css.orders}>
      {of.lastOrders.map((o) => (
        <li key={o.id}>
          <Link to="/orders/$id" params={{ id: o.id }} className="link">
            <Time at={o.receivedAt} />
          </Link>
          <span>
            <SideText side={o.side} /> {grouped(o.orderQty)} {o.symbol}
          </span>
          <Badge bare of={orderStatus(o.status)} />
        </li>
      ))}
    </ul>
  );
}
