import { Export } from '../ui/Export';
import { grouped, plural } from '../ui/numbers';
import { Notice } from '../ui/Page';
import type { Tone } from '../ui/tone';
import type { ReconImport } from './contract';
import { importStatus, outcome, progress, size } from './imports';
import { importPath } from './queries';
import css from './recon.module.css';

/** How far an import is, what became of it, and what is wrong with which line. */
export function ImportProgress({ of: i }: { of: ReconImport }) {
  const share = progress(i);
  return (
    <div className={css.progress} data-testid="import-progress" data-id={i.status}>
      {i.status === 'RUNNING' ? (
        <>
          <progress {...(share !== undefined && { value: share })} max={100} aria-label="How much of the file is read" />
          <p>
            {share !== undefined && <b>{share} % </b>}
            {size(i.bytes)}
            {i.totalBytes ? ` of ${size(i.totalBytes)}` : ''}, {plural(i.lines, 'line')}, {grouped(i.good)} good,{' '}
            {grouped(i.bad)} bad
          </p>
        </>
      ) : (
        <Notice tone={toneOf(i)} title={importStatus(i.status).label} testId="import-outcome">
          {outcome(i)}
        </Notice>
      )}
      {i.firstErrors.length > 0 && <Errors of={i} />}
    </div>
  );
}

const toneOf = (i: ReconImport): Tone => (i.status === 'TAKEN' && i.bad > 0 ? 'warn' : importStatus(i.status).tone);

function Errors({ of: i }: { of: ReconImport }) {
  return (
    <section className={css.errors}>
      <h3>
        {plural(i.bad, 'bad line')}
        {i.bad > i.firstErrors.length && `, the first ${i.firstErrors.length}`}
        <Export path={`${importPath(i.id)}/errors`} />
      </h3>
      <div className={css.scroll} tabIndex={0} role="region" aria-label="Errors by line">
        <table className={`${css.table} ${css.rows}`}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Field</th>
              <th scope="col">Value and why</th>
            </tr>
          </thead>
          <tbody>
            {i.firstErrors.map((e) => (
              <tr key={`${e.line}${e.field}`} data-testid="import-error">
                <th scope="row">{grouped(e.line)}</th>
                <td>{e.field}</td>
                <td>
                  {e.value && <span className="mono">{e.value}</span>} {e.why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
