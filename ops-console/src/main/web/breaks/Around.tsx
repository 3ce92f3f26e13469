import { Link } from '@tanstack/react-router';
import type { Happening } from '../recon/contract';
import { Shape } from '../ui/Badge';
import { span } from '../ui/time';
import { type Labelled, labelled } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './breaks.module.css';

const KINDS: Record<string, Labelled> = {
  session: { label: 'Session', tone: 'warn' },
  venue: { label: 'Venue', tone: 'bad' },
  change: { label: 'Change', tone: 'policy' },
};

/** What may explain it: sessions, venues and what people changed, in the minute before it and just after. */
export function Around({ of, openedAt }: { of: Happening[]; openedAt: string }) {
  if (of.length === 0)
    return <p className="muted">Nothing: no session, venue or setting changed in the minute before. Ask the OMS.</p>;
  return (
    <ol className={css.around}>
      {of.map((h) => {
        const kind = labelled(KINDS, h.kind);
        return (
          <li key={`${h.at}${h.about}${h.text}`} data-tone={kind.tone} data-testid="around">
            <Shape tone={kind.tone} />
            <span>
              <b>{kind.label}</b> <About of={h} />: {h.text}
              {h.by && <span className="muted"> by {h.by}</span>}
              <span className={css.when}>
                <Time at={h.at} />, {before(h.at, openedAt)}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function before(at: string, openedAt: string): string {
  const gap = Date.parse(openedAt) - Date.parse(at);
  return gap >= 0 ? `${span(gap)} before it opened` : `${span(-gap)} after it opened`;
}

function About({ of: h }: { of: Happening }) {
  if (h.kind === 'session')
    return (
      <Link to="/sessions/{-$id}" params={{ id: h.about }} className="link mono">
        {h.about}
      </Link>
    );
  if (h.kind === 'change')
    return (
      <Link to="/audit" search={{ object: h.about }} className="link mono">
        {h.about}
      </Link>
    );
  return <span className="mono">{h.about}</span>;
}
