import { Link } from '@tanstack/react-router';
import { Shape } from '../ui/Badge';
import { Copy } from '../ui/Copy';
import { grouped } from '../ui/numbers';
import { Panel } from '../ui/Page';
import type { Proof, Share } from './contract';
import { percentText, quotable, total } from './proof';
import css from './recon.module.css';

/** The percentage that finance can quote, of all and of each OMS. */
export function ProofShares({ of }: { of: Proof }) {
  return (
    <Panel testId="proof-shares">
      <div className={css.shares}>
        <div className={css.whole}>
          <span className={css.figure} data-testid="proof-percent">
            {percentText(of.percent) ?? '–'}
            <small>%</small>
          </span>
          <p>
            proven: {grouped(of.proven)} of {grouped(total(of))} executions
          </p>
          <Copy text={quotable(of)} label="Copy as a sentence">
            as a sentence
          </Copy>
        </div>
        {of.perOms.map((o) => (
          <div key={o.oms} className={css.share} data-testid={`proof-${o.oms}`}>
            <h2>
              <Shape tone={o.unproven > 0 ? 'warn' : 'ok'} /> {o.oms}
            </h2>
            <span className={css.part}>{percentText(o.percent) ?? '–'} %</span>
            <Bar of={o} />
            <p className="muted">
              {grouped(o.proven)} proven, {grouped(o.unproven)} not
            </p>
            <Link to="/recon/{-$view}" params={{ view: 'day' }} search={{ oms: o.oms, day: of.day }} className="link">
              Certificate
            </Link>
          </div>
        ))}
      </div>
    </Panel>
  );
}

export function Bar({ of }: { of: Share }) {
  const all = Math.max(1, total(of));
  return (
    <span className={css.bar} aria-hidden="true">
      <i style={{ flexGrow: of.proven / all }} />
      {of.unproven > 0 && <i data-unproven="true" style={{ flexGrow: of.unproven / all }} />}
    </span>
  );
}
