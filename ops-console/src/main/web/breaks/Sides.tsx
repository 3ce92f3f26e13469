import { Link } from '@tanstack/react-router';
import type { Card, Line } from '../recon/contract';
import { plural } from '../ui/numbers';
import { Time } from '../ui/zone';
import css from './breaks.module.css';
import { facts, type Pair, pairOf, pairs } from './sides';

/** What each side told, in FIX's words beside each other; what differs is marked. */
export function Sides({ of: card }: { of: Card }) {
  const told = pairs(card.platform, card.dropCopy);
  const shown = told.length > 0 ? told : [pairOf(card.broken)];
  if (!shown.some((p) => p.platform || p.dropCopy))
    return <p className="muted">No report of either side is part of it.</p>;
  return (
    <section>
      <h3>Both sides</h3>
      {shown.map((pair, i) => (
        <Side key={pair.platform?.eventId || pair.dropCopy?.eventId || i} of={pair} />
      ))}
    </section>
  );
}

function Side({ of: pair }: { of: Pair }) {
  const rows = facts(pair);
  const differing = rows.filter((r) => r.differs).length;
  const absent = !pair.platform ? 'platform' : !pair.dropCopy ? 'dropCopy' : undefined;
  return (
    <table className={css.sides} data-testid="break-sides">
      <caption>
        {absent
          ? `Only ${absent === 'platform' ? 'the drop copy' : 'the order session'} told of it`
          : differing > 0
            ? `${plural(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'}`
            : 'Both say the same'}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Platform</th>
          <th scope="col">Drop copy</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Received</th>
          <Received of={pair.platform} />
          <Received of={pair.dropCopy} />
        </tr>
        {rows.map((row) => (
          <tr key={row.name} data-differs={row.differs} data-testid={row.differs ? 'side-differs' : undefined}>
            <th scope="row">
              {row.differs && (
                <span className={css.mark} title="Differs">
                  ≠<span className="sr"> differs: </span>
                </span>
              )}
              {row.name}
            </th>
            <Value of={row.platform} />
            <Value of={row.dropCopy} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Received({ of: line }: { of: Line | undefined }) {
  if (!line) return <td className={css.absent}>absent</td>;
  return (
    <td>
      {line.execId ? (
        <Link to="/messages" search={{ execId: line.execId }} className="link" title={line.eventId}>
          <Time at={line.at} />
        </Link>
      ) : (
        <Time at={line.at} />
      )}
    </td>
  );
}

function Value({ of }: { of: string | undefined }) {
  return of === undefined ? <td className={css.absent}>–</td> : <td className="mono">{of}</td>;
}
