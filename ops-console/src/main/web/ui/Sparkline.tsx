import css from './ui.module.css';

const HEIGHT = 18;
const STEP = 4;

/** Counts over time as small bars, the newest at the right. */
export function Sparkline({ of, label }: { of: number[]; label: string }) {
  const top = Math.max(1, ...of);
  return (
    <svg
      className={css.sparkline}
      viewBox={`0 0 ${of.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${of.join(', ')}`}
    >
      {of.map((n, i) => {
        const height = n === 0 ? 1 : Math.max(2, (n / top) * HEIGHT);
        return (
          <rect
            key={i}
            x={i * STEP}
            width={STEP - 1}
            y={HEIGHT - height}
            height={height}
            data-none={n === 0}
          />
        );
      })}
    </svg>
  );
}
