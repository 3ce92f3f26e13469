import { Shape } from './Badge';
import { Icon } from './Icon';
import type { Tone } from './tone';
import css from './ui.module.css';

/** A page: its name, its state in one sentence, its tools, and below them what it shows. */
export function Page(props: {
  title: string;
  lead?: React.ReactNode;
  tools?: React.ReactNode;
  filling?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div className={`${css.page} ${props.filling ? css.filling : ''}`}>
      <title>{`${props.title} · Interlock`}</title>
      <div className={css.pageHead}>
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p className={css.lead}>{props.lead}</p>}
        </div>
        {props.tools && <div className={css.pageTools}>{props.tools}</div>}
      </div>
      {props.children}
    </div>
  );
}

export function Panel(props: {
  title?: string;
  note?: React.ReactNode;
  aside?: React.ReactNode;
  children: React.ReactNode;
  className?: string | undefined;
  testId?: string;
  onPoint?: (on: boolean) => void;
}) {
  return (
    <section
      className={`${css.panel} ${props.className ?? ''}`}
      data-testid={props.testId}
      onPointerEnter={() => props.onPoint?.(true)}
      onPointerLeave={() => props.onPoint?.(false)}
    >
      {props.title && (
        <div className={css.panelHead}>
          <h2>{props.title}</h2>
          {props.note && <span className={css.note}>{props.note}</span>}
          {props.aside && <span className={css.aside}>{props.aside}</span>}
        </div>
      )}
      {props.children}
    </section>
  );
}

export function Notice(props: { tone: Tone; title: string; children?: React.ReactNode; testId?: string }) {
  return (
    <div
      className={`${css.notice} ${css[props.tone]}`}
      data-testid={props.testId}
      data-tone={props.tone}
      role="status"
    >
      <Shape tone={props.tone} />
      <strong>{props.title}</strong>
      {props.children && <p>{props.children}</p>}
    </div>
  );
}

/** A list with the chosen thing beside it; each choice is an address. */
export function Split(props: { detail?: React.ReactNode; wide?: boolean; children: React.ReactNode }) {
  const { detail, children } = props;
  return (
    <div className={css.split} data-open={Boolean(detail)} data-wide={props.wide}>
      <div style={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 16 }}>{children}</div>
      {detail}
    </div>
  );
}

export function Aside(props: {
  title: React.ReactNode;
  onClose: () => void;
  children: React.ReactNode;
  testId?: string;
}) {
  return (
    <aside className={`${css.panel} ${css.aside}`} data-testid={props.testId}>
      <div className={css.asideHead}>
        <h2>{props.title}</h2>
        <span className={css.closing}>
          <button type="button" className={css.iconButton} aria-label="Close details" onClick={props.onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <div className={css.asideBody}>{props.children}</div>
    </aside>
  );
}

export function Facts({ of }: { of: [string, React.ReactNode][] }) {
  return (
    <dl className={css.facts}>
      {of.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
