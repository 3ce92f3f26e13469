import css from './audit.module.css';
import type { Change } from './diff';

/** Field by field: before and after. */
export function Changes({ of }: { of: Change[] }) {
  if (of.length === 0) return <p className="muted">No values changed.</p>;
  return (
    <table className={css.changes}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {of.map((c) => (
          <tr key={c.field} data-testid="change">
            <th scope="row">{c.field}</th>
            <td>{c.before === null ? <span className="muted">absent</span> : <del>{c.before}</del>}</td>
            <td>{c.after === null ? <span className="muted">removed</span> : <ins>{c.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
