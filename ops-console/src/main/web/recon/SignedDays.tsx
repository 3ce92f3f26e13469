import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Panel } from '../ui/Page';
import { Time } from '../ui/zone';
import { usePlace } from './place';
import { signedQuery } from './queries';
import css from './recon.module.css';

export function SignedDays({ oms }: { oms: string }) {
  const { day } = usePlace();
  const signed = useQuery(signedQuery(oms));
  return (
    <Panel title="Signed days" note={oms} testId="signed-days">
      {signed.isPending ? (
        <Loading rows={3} />
      ) : !signed.data ? (
        <Failed error={signed.error} retry={() => signed.refetch()} />
      ) : signed.data.length === 0 ? (
        <Blank icon="proof" title="None yet">
          The first day that is signed stands here.
        </Blank>
      ) : (
        <ul className={css.list}>
          {signed.data.map((s) => (
            <li key={s.tradeDate} data-chosen={s.tradeDate === day}>
              <Link to="/recon/{-$view}" params={{ view: 'day' }} search={{ oms, day: s.tradeDate }} className="link">
                {s.tradeDate}
              </Link>
              <span>{s.signedBy}</span>
              <span className="muted">
                <Time at={s.signedAt} />
              </span>
              <q className="muted">{s.comment}</q>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
