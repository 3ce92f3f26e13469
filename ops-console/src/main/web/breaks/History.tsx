import type { Decision, ReconBreak } from '../recon/contract';
import { Time } from '../ui/zone';
import { closedByPerson } from './breaks';
import css from './breaks.module.css';
import { decided } from './decisions';

/** Who decided what, and why; the oldest first. */
export function History({ of, closedBy: b }: { of: Decision[]; closedBy: ReconBreak }) {
  const alone = b.status === 'CLOSED' && !closedByPerson(b);
  return (
    <ol className={css.history} data-testid="break-history">
      <li>
        <p>
          <b>Opened</b> by the evidence
        </p>
        <span className={css.when}>
          <Time at={b.openedAt} />
        </span>
      </li>
      {of.map((d) => (
        <li key={d.decisionId} data-testid="decision" data-id={d.action}>
          <p>
            <b>{d.by}</b> {decided(d)}
          </p>
          <q>{d.reason}</q>
          <span className={css.when}>
            <Time at={d.at} />
          </span>
        </li>
      ))}
      {alone && (
        <li>
          <p>
            <b>Closed</b> by itself
          </p>
          {b.closedReason && <q>{b.closedReason}</q>}
          <span className={css.when}>
            <Time at={b.closedAt} />
          </span>
        </li>
      )}
    </ol>
  );
}
