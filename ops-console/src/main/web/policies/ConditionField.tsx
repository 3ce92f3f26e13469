import { Textarea } from '@mantine/core';
import { EXAMPLES, marked, NAMES } from './conditions';
import type { Finding } from './contract';
import css from './policies.module.css';

/** A condition in CEL, what is wrong with it under its place, and what it may ask. */
export function ConditionField(props: { value: string; onChange: (value: string) => void; findings: Finding[] }) {
  const { value, onChange, findings } = props;
  return (
    <div>
      <Textarea
        label="Condition, in CEL"
        description="True for the orders that the policy is about, of those that its match fits. Empty: all of them."
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={findings.length > 0 && <Faults of={findings} text={value} />}
        className={css.editor ?? ''}
        minRows={2}
        maxRows={10}
        autosize
        maxLength={1000}
        spellCheck={false}
        data-testid="policy-condition"
      />
      <details className={css.names} data-testid="condition-names">
        <summary>Names and examples</summary>
        <dl>
          {NAMES.map(({ name, means }) => (
            <div key={name}>
              <dt className="mono">{name}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
        {EXAMPLES.map((example) => (
          <p key={example} className="mono">
            {example}
          </p>
        ))}
      </details>
    </div>
  );
}

function Faults({ of, text }: { of: Finding[]; text: string }) {
  return of.map((f) => (
    <span key={`${f.line}:${f.column}:${f.text}`} className={css.fault} data-testid="condition-fault">
      {f.line ? `Line ${f.line}, column ${f.column ?? 1}: ` : ''}
      {f.text}
      {f.line ? <code className="mono">{marked(text, f.line, f.column ?? 1)}</code> : null}
    </span>
  ));
}
