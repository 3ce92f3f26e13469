import css from './ui.module.css';

/** One thing on or off. */
export function Check(props: { label: string; on: boolean; onSet: (on: boolean) => void; id: string; disabled?: boolean }) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={props.on}
        disabled={props.disabled}
        onChange={(event) => props.onSet(event.currentTarget.checked)}
        data-testid={props.id}
      />
      {props.label}
    </label>
  );
}
