import { ActionIcon, TextInput } from '@mantine/core';
import { Icon } from '../ui/Icon';
import { nextDay } from './days';
import { usePlace } from './place';
import css from './recon.module.css';

/** The day that is shown, in UTC; today unless the URL says another. */
export function DayField() {
  const { day, set } = usePlace();
  const today = new Date().toISOString().slice(0, 10);
  const go = (to: string) => set({ day: to === today ? undefined : to, at: undefined });
  return (
    <div className={css.day}>
      <ActionIcon variant="default" size={30} aria-label="The day before" onClick={() => go(nextDay(day, -1))}>
        <Icon name="back" size={14} />
      </ActionIcon>
      <TextInput
        type="date"
        aria-label="Day, UTC"
        value={day}
        max={today}
        onChange={(event) => event.currentTarget.value && go(event.currentTarget.value)}
        data-testid="recon-day"
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label="The day after"
        disabled={day >= today}
        className={css.forward ?? ''}
        onClick={() => go(nextDay(day, 1))}
      >
        <Icon name="back" size={14} />
      </ActionIcon>
    </div>
  );
}
