import { useState } from 'react';
import type { TimelineEntry, Verdict } from '../api/types';
import { Badge, Shape } from '../ui/Badge';
import { Blank } from '../ui/Blank';
import { latency } from '../ui/time';
import { sentence, type Tone } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './orders.module.css';
import { RawMessage } from './RawMessage';
import { inOrder } from './timeline';

const KINDS: Record<string, { tone: Tone; name: string }> = {
  COMMAND: { tone: 'info', name: 'From client' },
  DECISION: { tone: 'policy', name: 'Decision' },
  SENT: { tone: 'info', name: 'To OMS' },
  EXECUTION: { tone: 'ok', name: 'From OMS' },
  CANCEL_REJECT: { tone: 'bad', name: 'From OMS' },
  DROP_COPY: { tone: 'idle', name: 'Drop copy' },
  BREAK: { tone: 'bad', name: 'Break' },
};

export function Timeline({ of }: { of: TimelineEntry[] }) {
  if (of.length === 0) {
    return (
      <Blank icon="clock" title="Nothing recorded yet">
        Steps appear as the order goes through the platform.
      </Blank>
    );
  }
  const steps = inOrder(of);
  return (
    <ol className={css.timeline}>
      {steps.map((step, i) => (
        <Step key={step.eventId ? `${step.kind}${step.eventId}` : i} step={step} before={steps[i - 1]} />
      ))}
    </ol>
  );
}

function Step({ step, before }: { step: TimelineEntry; before: TimelineEntry | undefined }) {
  const kind = KINDS[step.kind] ?? { tone: 'idle' as const, name: sentence(step.kind) };
  const rejected = step.kind === 'DECISION' && (step.trace ?? []).some((v) => v.outcome === 'REJECT');
  const [open, setOpen] = useState(rejected);
  const expandable = Boolean(step.raw || step.trace?.length || step.edits?.length);
  return (
    <li className={css.step} data-testid="timeline-step" data-kind={step.kind} data-tone={kind.tone}>
      <span className={css.stepAt}>
        <Time at={step.at} />
        <small>{before ? `+${hop(step, before)}` : ''}</small>
      </span>
      <span className={css.stepMark}>
        <Shape tone={rejected ? 'bad' : kind.tone} />
      </span>
      <div className={css.stepBody}>
        <div className={css.stepHead}>
          <span className={css.stepKind}>{kind.name}</span>
          <strong>{step.title}</strong>
          {expandable && (
            <button
              type="button"
              className={css.stepToggle}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              data-testid="timeline-toggle"
            >
              {open ? 'Less' : step.trace?.length ? 'Rules' : 'Message'}
            </button>
          )}
        </div>
        {step.detail && <p>{step.detail}</p>}
        {step.anomalies?.map((a) => (
          <p key={a}>
            <Badge bare of={{ label: a, tone: 'warn' }} />
          </p>
        ))}
        {open && step.trace && step.trace.length > 0 && <Trace of={step.trace} />}
        {open && step.edits && step.edits.length > 0 && (
          <ul className={css.edits} aria-label="Edits">
            {step.edits.map((e) => (
              <li key={`${e.tag}${e.rule}`}>
                <span className="mono">
                  {e.tag}: {e.before ?? 'absent'} → {e.after ?? 'dropped'}
                </span>{' '}
                <span className="muted">by {e.rule}</span>
              </li>
            ))}
          </ul>
        )}
        {open && step.raw && <RawMessage raw={step.raw} />}
      </div>
    </li>
  );
}

function hop(step: TimelineEntry, before: TimelineEntry): string {
  if (typeof step.hopMicros === 'number') {
    return step.hopMicros < 1_000 ? `${step.hopMicros} µs` : latency(step.hopMicros / 1_000);
  }
  return latency(Math.max(0, Date.parse(step.at) - Date.parse(before.at)));
}

const OUTCOMES: Record<string, Tone> = {
  PASS: 'ok',
  ROUTE: 'info',
  REJECT: 'bad',
  SKIP: 'idle',
  OBSERVED: 'warn',
};

/** Every rule that looked at the order, in order, and what it said. */
function Trace({ of }: { of: Verdict[] }) {
  return (
    <table className={css.trace} data-testid="decision-trace">
      <caption className="sr">What each rule said</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Outcome</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {of.map((v, i) => (
          <tr key={`${v.rule}${i}`}>
            <td>{sentence(v.rule)}</td>
            <td>
              <Badge bare of={{ label: sentence(v.outcome), tone: OUTCOMES[v.outcome] ?? 'idle' }} />
            </td>
            <td>{v.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
