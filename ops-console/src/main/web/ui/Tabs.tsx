import css from './ui.module.css';

/** A choice of few, all in sight. */
export function Tabs<V extends string>(props: {
  label: string;
  value: string;
  options: { value: V; label: string }[];
  onPick: (value: V) => void;
}) {
  return (
    <div className={css.tabs} role="group" aria-label={props.label}>
      {props.options.map((o) => (
        <button
          key={o.value}
          type="button"
          aria-pressed={o.value === props.value}
          onClick={() => props.onPick(o.value)}
          data-testid={`tab-${o.value.toLowerCase()}`}
        >
          {o.label}
        </button>
      ))}
    </div>
  );
}
