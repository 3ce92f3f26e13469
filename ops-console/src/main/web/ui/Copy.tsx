import { useEffect, useState } from 'react';
import { Icon } from './Icon';
import css from './ui.module.css';

/** Copies `text`; says so for a moment. */
export function Copy({ text, label, children }: { text: string; label: string; children?: React.ReactNode }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={css.copy}
      title={label}
      aria-label={copied ? 'Copied' : label}
      onClick={(event) => {
        event.stopPropagation();
        navigator.clipboard?.writeText(text).then(() => setCopied(true));
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
      {children}
    </button>
  );
}
