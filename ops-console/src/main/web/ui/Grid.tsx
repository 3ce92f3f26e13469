import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import css from './ui.module.css';

const ROW_HEIGHT = 34;
const GAP = 12;
const PADDING = 14;

export type Column<T> = {
  name: string;
  /** A CSS grid track of fixed or minimum width, so that all rows share their columns. */
  width: string;
  end?: boolean;
  hideName?: boolean;
  /** Left out where the table is compact, because the thing beside it shows it. */
  wide?: boolean;
  cell: (row: T) => React.ReactNode;
  hint?: (row: T) => string | undefined;
};

type GridProps<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  onOpen?: (row: T) => void;
  selected?: string | undefined;
  compact?: boolean;
  rowTestId?: string;
  isFresh?: (row: T) => boolean;
  /** Fills the height it is given and draws only the rows in sight. */
  virtual?: boolean;
  onEnd?: () => void;
  onScrolled?: (fromTop: number) => void;
};

/** A dense table. Rows open on click; `j`, `k` and Enter walk them (see shell/keys). */
export function Grid<T>(given: GridProps<T>) {
  const props = given.compact ? { ...given, columns: given.columns.filter((c) => !c.wide) } : given;
  // State, not a ref: a child's effects run before a parent's ref is set, and rows must be drawn once it is.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const template = props.columns.map((c) => c.width).join(' ');
  const minWidth = leastWidth(props.columns.map((c) => c.width));
  return (
    <div
      ref={setScroller}
      className={`${css.grid} ${props.virtual ? css.fill : ''}`}
      role="table"
      aria-label={props.label}
      aria-rowcount={props.rows.length + 1}
      tabIndex={0}
      style={{ '--least': `${minWidth}px` } as React.CSSProperties}
      onScroll={(event) => props.onScrolled?.(event.currentTarget.scrollTop)}
    >
      <div role="rowgroup">
        <div role="row" className={css.gridHead} style={{ gridTemplateColumns: template }}>
          {props.columns.map((c) => (
            <div key={c.name} role="columnheader" className={`${css.nameCell} ${c.end ? css.end : ''}`}>
              {c.hideName ? <span className="sr">{c.name}</span> : c.name}
            </div>
          ))}
        </div>
      </div>
      {props.virtual ? (
        <VirtualRows {...props} template={template} scroller={scroller} />
      ) : (
        <div role="rowgroup">
          {props.rows.map((row) => (
            <Row key={props.keyOf(row)} row={row} grid={props} template={template} />
          ))}
        </div>
      )}
    </div>
  );
}

function VirtualRows<T>(
  props: GridProps<T> & { template: string; scroller: HTMLDivElement | null },
) {
  const { rows, onEnd } = props;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => props.scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && rows.length > 0 && last >= rows.length - 20) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <div role="rowgroup" className={css.virtualBody} style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => (
        <Row
          key={props.keyOf(rows[item.index] as T)}
          row={rows[item.index] as T}
          grid={props}
          template={props.template}
          top={item.start}
          index={item.index + 2}
        />
      ))}
    </div>
  );
}

function Row<T>(props: { row: T; grid: GridProps<T>; template: string; top?: number; index?: number }) {
  const { row, grid } = props;
  const key = grid.keyOf(row);
  const open = grid.onOpen;
  const classes = [css.gridRow, open && css.openable, grid.isFresh?.(row) && css.fresh];
  return (
    <div
      role="row"
      data-row=""
      data-testid={grid.rowTestId}
      data-id={key}
      data-selected={grid.selected === key}
      aria-rowindex={props.index}
      tabIndex={open ? -1 : undefined}
      className={classes.filter(Boolean).join(' ')}
      style={{
        gridTemplateColumns: props.template,
        ...(props.top === undefined ? {} : { transform: `translateY(${props.top}px)` }),
      }}
      onClick={(event) => {
        if (open && !isInteractive(event.target) && !window.getSelection()?.toString()) open(row);
      }}
      onKeyDown={(event) => {
        if (open && event.key === 'Enter' && event.target === event.currentTarget) open(row);
      }}
    >
      {grid.columns.map((c) => (
        <div
          key={c.name}
          role="cell"
          className={`${css.cell} ${c.end ? css.end : ''}`}
          title={c.hint?.(row)}
          data-column={c.name}
        >
          {c.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** The width below which the table scrolls sideways, so that every row keeps the same columns. */
function leastWidth(widths: string[]): number {
  const tracks = widths.reduce((sum, width) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? 0), 0);
  return tracks + GAP * (widths.length - 1) + 2 * PADDING;
}

const isInteractive = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, select') !== null;
