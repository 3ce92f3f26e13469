import { Link } from '@tanstack/react-router';
import { Badge } from '../ui/Badge';
import { grouped } from '../ui/numbers';
import { Time } from '../ui/zone';
import type { Impact, Sample } from './contract';
import { ImpactPicture } from './ImpactPicture';
import { RULES } from './rules';
import { barsOf, change, type Share, shares } from './simulation';
import css from './simulation.module.css';

/** What a simulation found: numbers, when, by what, and orders to open. */
export function ImpactView({ of, hours }: { of: Impact; hours: number }) {
  return (
    <>
      <Numbers of={of} />
      <ImpactPicture bars={barsOf(of, hours)} />
      {of.samples.length > 0 && (
        <div className={css.by}>
          <Shares title="By symbol" of={shares(of.symbols)} />
          <Shares title="By rule" of={shares(of.rules)} name={(rule) => RULES[rule]?.name ?? rule} />
        </div>
      )}
      {of.samples.length > 0 && <Samples of={of.samples} />}
    </>
  );
}

function Numbers({ of }: { of: Impact }) {
  const money = Object.entries(of.notional).map(([currency, value]) => `${grouped(value)} ${currency}`);
  const figures: [string, string, string?][] = [
    ['Orders', grouped(of.orders)],
    ['Rejected', grouped(of.rejected), of.rejected > 0 ? 'bad' : undefined],
    ['Rerouted', grouped(of.rerouted), of.rerouted > 0 ? 'policy' : undefined],
    ['Slowed', grouped(of.slowed ?? 0), (of.slowed ?? 0) > 0 ? 'warn' : undefined],
    ['Let through', grouped(of.admitted), of.admitted > 0 ? 'ok' : undefined],
    ['Accounts', grouped(of.accounts)],
  ] as [string, string, string?][];
  return (
    <div>
      <dl className={css.numbers}>
        {figures.map(([name, value, tone]) => (
          <div key={name} data-testid={`impact-${name.toLowerCase().replace(' ', '-')}`} data-tone={tone}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {money.length > 0 && (
        <p className={css.money} data-testid="impact-notional">
          Worth {money.join(', ')}, of the changed orders that had a price.
        </p>
      )}
    </div>
  );
}

function Shares({ title, of, name = (n) => n }: { title: string; of: Share[]; name?: (name: string) => string }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={css.shares}>
        {of.map((s) => (
          <li key={s.name} data-testid="impact-share" data-id={s.name}>
            <span className={css.shareName} title={name(s.name)}>
              {name(s.name)}
            </span>
            <span className={css.shareBar} aria-hidden="true">
              <i style={{ width: `${s.share}%` }} />
            </span>
            <span className={css.shareCount}>{grouped(s.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Samples({ of }: { of: Sample[] }) {
  return (
    <section aria-label="Sample orders">
      <h3>Some of these orders</h3>
      <ul className={css.samples}>
        {of.slice(0, 12).map((s) => (
          <li key={`${s.order}${s.clOrdId}`} data-testid="sample" data-id={s.clOrdId}>
            <span className={css.sampleHead}>
              <Link to="/orders/$id" params={{ id: s.order }} className="mono link">
                {s.clOrdId}
              </Link>
              <Badge bare of={change(s.change)} />
              <span>{[s.symbol, s.account, s.clientSession].filter(Boolean).join(' · ')}</span>
              <span className="muted">
                <Time at={s.receivedAt} />
              </span>
            </span>
            <span className="muted">
              {s.before} → {s.after}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
