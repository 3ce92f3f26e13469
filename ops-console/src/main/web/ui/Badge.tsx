import type { Labelled, Tone } from './tone';
import css from './ui.module.css';

/** One shape per tone, so that the tone reads without its colour. */
const SHAPES: Record<Tone, React.ReactNode> = {
  ok: <circle cx="5" cy="5" r="3.5" fill="currentColor" />,
  info: <circle cx="5" cy="5" r="3" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  warn: <path d="M5 1.2L9.2 8.8H.8z" fill="currentColor" />,
  bad: <rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="currentColor" />,
  policy: <path d="M5 .8L9.2 5 5 9.2.8 5z" fill="currentColor" />,
  idle: <path d="M1.5 5h7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}

export function Badge({ of, bare = false, title }: { of: Labelled; bare?: boolean; title?: string }) {
  return (
    <span
      className={`${css.badge} ${css[of.tone]} ${bare ? css.bare : ''}`}
      title={title}
      data-tone={of.tone}
    >
      <Shape tone={of.tone} />
      {of.label}
    </span>
  );
}
