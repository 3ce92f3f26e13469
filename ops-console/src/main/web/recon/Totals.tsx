import type { Row } from './certificate';
import css from './recon.module.css';

/** Figures of both sides beside each other; what differs is marked. */
export function Totals({ label, rows }: { label: string; rows: Row[] }) {
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          <td />
          <th scope="col">Platform</th>
          <th scope="col">Drop copy</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.name} data-differs={r.differs}>
            <th scope="row">
              {r.differs && (
                <span className={css.mark} title="Differs">
                  ≠<span className="sr"> differs: </span>
                </span>
              )}
              {r.name}
            </th>
            <td>{r.platform}</td>
            <td>{r.dropCopy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
