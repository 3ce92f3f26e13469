import { useState } from 'react';
import { clock, timeOf } from '../ui/time';
import { useNow, useZone } from '../ui/zone';
import { type Bar, change } from './simulation';
import css from './simulation.module.css';

const HEIGHT = 110;
const STEP = 14;
const WIDTH = 10;

const total = ({ same, parts }: Bar) => same + parts.reduce((sum, { count }) => sum + count, 0);

/** Orders over time as bars: at the foot those that would meet something else. */
export function ImpactPicture({ bars }: { bars: Bar[] }) {
  const zone = useZone();
  const now = useNow();
  const [over, setOver] = useState<Bar>();
  const top = Math.max(1, ...bars.map(total));
  const width = bars.length * STEP;
  const told = over ?? bars.findLast((b) => total(b) > 0);
  const first = bars[0];
  const last = bars.at(-1);
  const seen = [...new Set(bars.flatMap((b) => b.parts.filter((p) => p.count > 0).map((p) => p.change)))];
  return (
    <figure className={css.picture} data-testid="impact-picture">
      <ul className={css.legend}>
        {seen.map((code) => (
          <li key={code}>
            <i data-change={code} /> {change(code).label}
          </li>
        ))}
        <li>
          <i data-change="SAME" /> As before
        </li>
      </ul>
      <div className={css.area}>
        <div className={css.axis} aria-hidden="true">
          <span>{top}</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Orders over time: ${bars.map(words).join('; ')}`}
          onMouseLeave={() => setOver(undefined)}
        >
          {[0, 0.5, 1].map((f) => (
            <line key={f} x1="0" x2={width} y1={HEIGHT * f} y2={HEIGHT * f} className={css.gridLine} />
          ))}
          {bars.map((bar, i) => (
            <g key={bar.from} onMouseEnter={() => setOver(bar)} data-over={bar === over}>
              <rect x={i * STEP} y="0" width={STEP} height={HEIGHT} fill="transparent" />
              {stacked(bar, top).map((r) => (
                <rect
                  key={r.change}
                  x={i * STEP + (STEP - WIDTH) / 2}
                  width={WIDTH}
                  y={r.y}
                  height={r.height}
                  data-change={r.change}
                />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <span>{first && timeOf(first.from, zone, now).slice(0, -7)}</span>
        {told && (
          <span className={css.told}>
            <b>
              {clock(told.from, zone).slice(0, 5)}–{clock(told.until, zone).slice(0, 5)}
            </b>{' '}
            {words(told)}
          </span>
        )}
        <span>{last && clock(last.until, zone).slice(0, 5)}</span>
      </figcaption>
    </figure>
  );
}

function stacked(bar: Bar, top: number) {
  let y = HEIGHT;
  return [...bar.parts, { change: 'SAME', count: bar.same }]
    .filter(({ count }) => count > 0)
    .map(({ change: code, count }) => {
      const height = (count / top) * HEIGHT;
      y -= height;
      return { change: code, y, height };
    });
}

const words = (bar: Bar) =>
  [
    `${total(bar)} ${total(bar) === 1 ? 'order' : 'orders'}`,
    ...bar.parts.filter((p) => p.count > 0).map((p) => `${p.count} ${change(p.change).label.toLowerCase()}`),
  ].join(', ');
