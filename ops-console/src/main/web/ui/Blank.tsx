import { Button } from '@mantine/core';
import { ApiError } from '../api/client';
import { Icon, type IconName } from './Icon';
import css from './ui.module.css';

/** What stands where there is nothing: why, and what to do. */
export function Blank(props: {
  icon: IconName;
  title: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
}) {
  return (
    <div className={css.blank} data-testid="empty-state">
      <Icon name={props.icon} size={28} />
      <strong>{props.title}</strong>
      {props.children && <p>{props.children}</p>}
      {props.action && <div className={css.actions}>{props.action}</div>}
    </div>
  );
}

export function Loading({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className={css.skeleton} role="status" aria-label={label} data-testid="loading-state">
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} style={{ width: `${92 - ((i * 17) % 38)}%` }} />
      ))}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div className={css.blank} role="alert" data-testid="error-state">
      <Icon name="rejects" size={28} />
      <strong>{known?.title ?? 'This could not be shown'}</strong>
      <p>{known?.detail || (error instanceof Error ? error.message : 'Something unexpected happened.')}</p>
      {known?.traceId && <p className="mono">trace {known.traceId}</p>}
      {retry && (
        <div className={css.actions}>
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}
