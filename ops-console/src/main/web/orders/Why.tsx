import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Explanation } from '../api/types';
import { Badge } from '../ui/Badge';
import { Panel } from '../ui/Page';
import { sentence, type Tone } from '../ui/tone';
import { Time } from '../ui/zone';
import css from './why.module.css';
import { titleOf, whoOf, whyQuery } from './why';

const OUTCOMES: Record<string, Tone> = { PASS: 'ok', ROUTE: 'info', REJECT: 'bad', SKIP: 'idle', OBSERVED: 'warn' };

/** Each rule's question and answer in words, and who had put the policies in force. */
export function Why({ order }: { order: string }) {
  const told = useQuery(whyQuery(order)).data;
  if (!told || told.length === 0) return null;
  return (
    <Panel title="Why" note="by the rules and policies of its time" testId="why">
      {told.map((one) => (
        <Told key={one.commandId} of={one} />
      ))}
    </Panel>
  );
}

function Told({ of }: { of: Explanation }) {
  return (
    <section className={css.told} data-testid="explanation">
      <header>
        <strong>{of.conclusion}</strong>
        <small>
          {titleOf(of)}, decided at <Time at={of.decidedAt} />
          {of.profile && `, profile ${sentence(of.profile)}`}
        </small>
      </header>
      <ol>
        {of.steps.map((step) => (
          <li key={step.rule} data-testid="why-step">
            <span className={css.rule}>
              <Badge bare of={{ label: sentence(step.rule), tone: OUTCOMES[step.outcome] ?? 'idle' }} />
            </span>
            <span className={css.answer}>
              <i>{step.question}</i> {step.answer}
              {step.policies.map((id) => (
                <Fragment key={id}>
                  {' '}
                  <PolicyLink id={id} />
                </Fragment>
              ))}
              {step.inputs.length > 0 && (
                <small className={css.inputs}>
                  {step.inputs.map(({ name, value }) => `${name} ${value}`).join(' · ')}
                </small>
              )}
            </span>
          </li>
        ))}
      </ol>
      {of.policies.length > 0 && (
        <ul className={css.policies} aria-label="Policies about it">
          {of.policies.map((policy) => (
            <li key={policy.id}>
              <PolicyLink id={policy.id} /> version {policy.version}
              {policy.since && (
                <>
                  , in force since <Time at={policy.since} />
                </>
              )}{' '}
              {whoOf(policy)}
            </li>
          ))}
        </ul>
      )}
      {of.documents.length > 0 && (
        <small className="muted">
          Decided by {of.documents.map(({ name, value }) => `${name} ${value}`).join(', ')}
        </small>
      )}
    </section>
  );
}

function PolicyLink({ id }: { id: string }) {
  return (
    <Link className="link" to="/policies/{-$view}" params={{}} search={{ policy: id }}>
      {id}
    </Link>
  );
}
