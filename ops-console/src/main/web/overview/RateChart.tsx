import { useState } from 'react';
import { clock } from '../ui/time';
import { useZone } from '../ui/zone';
import css from './overview.module.css';
import type { Minute } from './rate';

const HEIGHT = 132;
const STEP = 20;
const BAR = 13;

/** Bars of orders per minute, their rejected part at the foot; the running minute is hatched. */
export function RateChart({ minutes }: { minutes: Minute[] }) {
  const zone = useZone();
  const [over, setOver] = useState<Minute>();
  const top = niceTop(Math.max(4, ...minutes.map((m) => m.orders)));
  const width = minutes.length * STEP;
  const y = (n: number) => HEIGHT - (n / top) * HEIGHT;
  const told = over ?? minutes.at(-1);
  return (
    <figure className={css.chart}>
      <div className={css.chartArea}>
        <div className={css.axis} aria-hidden="true">
          {[top, top / 2, 0].map((n) => (
            <span key={n}>{n}</span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Orders per minute: ${minutes.map((m) => (m.known ? m.orders : 'unknown')).join(', ')}`}
          onMouseLeave={() => setOver(undefined)}
        >
          {[0, 0.5, 1].map((f) => (
            <line key={f} x1="0" x2={width} y1={HEIGHT * f} y2={HEIGHT * f} className={css.gridLine} />
          ))}
          {minutes.map((m, i) => (
            <g key={m.start} onMouseEnter={() => setOver(m)}>
              <rect x={i * STEP} y="0" width={STEP} height={HEIGHT} fill="transparent" />
              {m.known ? (
                <>
                  <rect
                    x={i * STEP + (STEP - BAR) / 2}
                    width={BAR}
                    y={y(m.orders)}
                    height={HEIGHT - y(m.orders)}
                    className={css.bar}
                    data-running={i === minutes.length - 1}
                    data-over={m === over}
                  />
                  <rect
                    x={i * STEP + (STEP - BAR) / 2}
                    width={BAR}
                    y={y(m.rejects)}
                    height={HEIGHT - y(m.rejects)}
                    className={css.rejectBar}
                  />
                </>
              ) : (
                <rect
                  x={i * STEP + (STEP - BAR) / 2}
                  width={BAR}
                  y={HEIGHT - 2}
                  height="2"
                  className={css.unknown}
                />
              )}
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <span>{minutes[0] && clock(minutes[0].start, zone).slice(0, 5)}</span>
        {told && (
          <span className={css.told}>
            <b>{clock(told.start, zone).slice(0, 5)}</b>{' '}
            {told.known ? `${told.orders} taken, ${told.rejects} rejected` : 'older than the orders listed'}
            {over ? '' : ' so far'}
          </span>
        )}
        <span>now</span>
      </figcaption>
    </figure>
  );
}

/** The next 4, 10, 20, 40, 100 … that holds `n`, so that half of it is whole. */
function niceTop(n: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [4, 10, 20, 40]) if (step * power >= n) return step * power;
  }
}
