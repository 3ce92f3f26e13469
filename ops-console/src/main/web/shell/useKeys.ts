import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type KeyState, pressed } from './keys';

/** Fired when `p` is pressed; the page with a live list pauses or resumes. */
export const PAUSE_EVENT = 'interlock:pause';

export function useKeys(openHelp: () => void) {
  const navigate = useNavigate();
  const state = useRef<KeyState>({ at: 0 });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typesText(event.target)) return;
      const next = pressed(state.current, event.key, Date.now());
      state.current = next.state;
      if (!next.action) return;
      switch (next.action.type) {
        case 'go':
          navigate({ to: next.action.to });
          break;
        case 'help':
          openHelp();
          break;
        case 'row':
          focusRow(next.action.step);
          break;
        case 'zone':
          navigate({ to: '.', search: (old) => ({ ...old, tz: old.tz ? undefined : ('local' as const) }) });
          break;
        case 'pause':
          window.dispatchEvent(new Event(PAUSE_EVENT));
          break;
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, openHelp]);
}

function typesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null)
  );
}

function focusRow(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
