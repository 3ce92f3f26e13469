import type { ReconBreak } from '../recon/contract';
import { Shape } from '../ui/Badge';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { ages } from './ages';
import { overdue, severityOf } from './breaks';
import css from './breaks.module.css';
import { usePlace } from './place';

/** How long the open ones have waited, by severity; an age narrows the list below to what is at least so old. */
export function Ages({ of, now }: { of: ReconBreak[]; now: number }) {
  const { search, set } = usePlace();
  const columns = ages(of, now);
  const most = Math.max(1, ...columns.map((c) => c.count));
  const late = of.filter((b) => overdue(b, now)).length;
  return (
    <Panel
      title="Open, by age"
      note={late > 0 ? `${plural(late, 'break')} past the time allowed` : 'all within the time allowed'}
      testId="break-ages"
    >
      <div className={css.ages}>
        {columns.map((c) => (
          <button
            key={c.label}
            type="button"
            aria-pressed={c.older !== undefined && search.older === c.older}
            onClick={() => set({ older: search.older === c.older ? undefined : c.older })}
            data-testid="break-age"
          >
            <b data-none={c.count === 0}>{c.count}</b>
            <span className={css.stack} style={{ '--height': c.count / most } as React.CSSProperties}>
              {c.bySeverity
                .filter((s) => s.count > 0)
                .map((s) => (
                  <i
                    key={s.severity}
                    data-tone={severityOf(s.severity).tone}
                    style={{ flexGrow: s.count }}
                    title={`${s.count} ${severityOf(s.severity).label.toLowerCase()}`}
                  />
                ))}
            </span>
            <span>{c.label}</span>
          </button>
        ))}
      </div>
      <ul className={css.legend}>
        {['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].map((code) => {
          const { label, tone } = severityOf(code);
          return (
            <li key={code} data-tone={tone}>
              <Shape tone={tone} /> {of.filter((b) => b.severity === code).length} {label.toLowerCase()}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
