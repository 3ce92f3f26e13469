import type { Finding, PolicyBody } from './contract';
import css from './policies.module.css';
import { words } from './words';

export function Words({ of }: { of: PolicyBody }) {
  return (
    <ul className={css.words} data-testid="policy-words">
      {words(of).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Within the text that stands at the pointer, else in what people edit. */
const place = ({ pointer, line, column }: Finding, where?: (pointer: string) => string | undefined) =>
  line ? `line ${line}, column ${column ?? 1}` : where?.(pointer);

/** What is wrong with a body, place by place. */
export function Findings({ of, where }: { of: Finding[]; where?: (pointer: string) => string | undefined }) {
  return (
    <ul className={css.findings} aria-label="Findings">
      {of.map((f) => (
        <li key={`${f.pointer}${f.text}`} data-testid="finding" data-id={f.pointer}>
          <code className="mono">{f.pointer || '/'}</code>
          {place(f, where) && ` (${place(f, where)})`} {f.text}
        </li>
      ))}
    </ul>
  );
}
