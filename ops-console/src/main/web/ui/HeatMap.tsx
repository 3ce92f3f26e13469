import { useState } from 'react';
import { heatShare } from './heat';
import css from './ui.module.css';

export type HeatRow = { key: string; label: string; counts: number[]; total?: number };

type Cell = { row: HeatRow; column: number };

/**
 * Counts by row and time: the stronger, the more. The number under the pointer stands in words below, and each row says
 * its total, so that no shade has to be read alone.
 */
export function HeatMap(props: {
  label: string;
  rows: HeatRow[];
  columns: string[];
  unit: string;
  selected?: string | undefined;
  onPick?: (row: string) => void;
  labelWidth?: number;
}) {
  const [over, setOver] = useState<Cell>();
  const top = Math.max(1, ...props.rows.flatMap((r) => r.counts));
  const { columns } = props;
  const middle = columns[Math.floor(columns.length / 2)];
  return (
    <figure
      className={css.heat}
      aria-label={props.label}
      style={{ '--label': `${props.labelWidth ?? 132}px` } as React.CSSProperties}
      onMouseLeave={() => setOver(undefined)}
    >
      {props.rows.map((row) => (
        <div key={row.key} className={css.heatRow} data-selected={props.selected === row.key}>
          {props.onPick ? (
            <button
              type="button"
              aria-pressed={props.selected === row.key}
              onClick={() => props.onPick?.(row.key)}
              data-testid="heat-row"
              data-id={row.key}
            >
              {row.label}
            </button>
          ) : (
            <span className={css.heatLabel}>{row.label}</span>
          )}
          <div
            className={css.heatCells}
            style={{ gridTemplateColumns: `repeat(${Math.max(1, columns.length)}, minmax(0, 1fr))` }}
            role="img"
            aria-label={`${row.label}: ${row.counts.join(', ')}`}
          >
            {row.counts.map((n, column) => (
              <i
                key={column}
                style={{ '--share': `${heatShare(n, top)}%` } as React.CSSProperties}
                onMouseEnter={() => setOver({ row, column })}
              />
            ))}
          </div>
          {row.total !== undefined && <span className={css.heatTotal}>{row.total}</span>}
        </div>
      ))}
      <figcaption>
        <span>{columns[0]}</span>
        <span className={css.heatTold}>
          {over
            ? `${columns[over.column]} · ${over.row.label}: ${over.row.counts[over.column]} ${props.unit}`
            : middle}
        </span>
        <span>{columns.at(-1)}</span>
      </figcaption>
    </figure>
  );
}
