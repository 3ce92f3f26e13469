import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Card, ReconBreak } from '../recon/contract';
import { cardQuery } from '../recon/queries';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Icon } from '../ui/Icon';
import { Aside, Facts } from '../ui/Page';
import { Time } from '../ui/zone';
import { Around } from './Around';
import { breakStatus, severityOf, standing, typeName } from './breaks';
import css from './breaks.module.css';
import { Age, Sla } from './columns';
import { DecisionDialog } from './DecisionDialog';
import { MOVES, type Move, moveOf, refuses, UNLABEL } from './decisions';
import { History } from './History';
import { Inquiries } from './Inquiries';
import { usePlace } from './place';
import { Sides } from './Sides';

/** All that is known of a break, and what somebody can decide. */
export function BreakCard({ id }: { id: string }) {
  const { choose } = usePlace();
  const card = useQuery(cardQuery(id));
  const b = card.data?.broken;
  return (
    <Aside
      title={b ? typeName(b.type) : 'Break'}
      onClose={() => choose(undefined)}
      testId="break-detail"
    >
      {card.isPending ? (
        <Loading rows={10} />
      ) : !card.data ? (
        <Failed error={card.error} retry={() => card.refetch()} />
      ) : (
        <Filled of={card.data} />
      )}
    </Aside>
  );
}

function Filled({ of: card }: { of: Card }) {
  const { search, set } = usePlace();
  const [unlabelled, setUnlabelled] = useState<string>();
  const b = card.broken;
  const move = moveOf(search.act);
  return (
    <>
      <div className={css.badges}>
        <Badge of={severityOf(b.severity)} />
        <Badge of={breakStatus(b.status)} />
        <Badge of={standing(b)} />
        <Labels of={b} remove={setUnlabelled} />
      </div>
      <div>
        <p className={css.text}>{b.explanation}</p>
        <p className="muted" data-testid="break-meaning">
          {card.meaning}.
        </p>
      </div>
      <Clock of={b} />
      {b.closedReason && (
        <p className={css.closing} data-testid="break-closed">
          <Icon name="check" size={14} /> {b.closedReason}
        </p>
      )}
      <div className={css.acts} role="group" aria-label="What can be decided">
        {MOVES.filter((m) => (m.action === 'REOPEN') === (b.status === 'CLOSED') || alwaysShown(m)).map((m) => (
          <MoveAct key={m.action} of={m} on={b} onAct={() => set({ act: m.action })} />
        ))}
      </div>
      <Inquiries of={card} />
      <Sides of={card} />
      <section>
        <h3>What else happened then</h3>
        <Around of={card.around} openedAt={b.openedAt} />
      </section>
      <section>
        <h3>Decisions</h3>
        <History of={card.history} closedBy={b} />
      </section>
      <Facts
        of={[
          ['Break', <span key="b" className="mono">{b.breakId}</span>],
          ['OMS', b.oms],
          ['Trade date', b.tradeDate ?? '–'],
          ['Opened', <Time key="o" at={b.openedAt} />],
          ['Due', b.dueAt ? <Time key="d" at={b.dueAt} /> : 'no time is set'],
          ['Closed', b.closedAt ? <Time key="c" at={b.closedAt} /> : 'not yet'],
        ]}
      />
      <Ways of={b} />
      {move && <DecisionDialog of={[b]} move={move} close={() => set({ act: undefined })} />}
      {unlabelled && (
        <DecisionDialog of={[b]} move={UNLABEL} value={unlabelled} close={() => setUnlabelled(undefined)} />
      )}
    </>
  );
}

/** What is talk rather than a decision can be had of closed ones too. */
const alwaysShown = (m: Move) => m.action === 'COMMENT' || m.action === 'LABEL';

function Clock({ of: b }: { of: ReconBreak }) {
  return (
    <dl className={css.clock}>
      <div>
        <dt>{b.status === 'OPEN' ? 'Open for' : 'Was open for'}</dt>
        <dd>
          <Age of={b} />
        </dd>
      </div>
      <div>
        <dt>Time allowed</dt>
        <dd data-testid="break-sla">
          <Sla of={b} />
        </dd>
      </div>
      <div>
        <dt>Owner</dt>
        <dd data-testid="break-owner">{b.owner ?? 'nobody'}</dd>
      </div>
    </dl>
  );
}

function Labels({ of: b, remove }: { of: ReconBreak; remove: (label: string) => void }) {
  const denied = useDenied(UNLABEL.permission);
  return b.labels.map((label) => (
    <span key={label} className={css.label} data-testid="break-label">
      {label}
      {!denied && (
        <button type="button" aria-label={`Remove the label ${label}`} onClick={() => remove(label)}>
          <Icon name="close" size={10} />
        </button>
      )}
    </span>
  ));
}

function MoveAct({ of: m, on, onAct }: { of: Move; on: ReconBreak; onAct: () => void }) {
  const denied = useDenied(m.permission);
  return (
    <Act
      blocked={denied ?? refuses(on, m.action)}
      onAct={onAct}
      testId={`act-${m.action}`}
      {...(m.action === 'TAKE' && { variant: 'filled' })}
    >
      {m.label}
    </Act>
  );
}

function Ways({ of: b }: { of: ReconBreak }) {
  const order = b.clOrdId ?? b.orderId;
  return (
    <div className={css.ways}>
      {order && (
        <Link to="/orders" search={{ q: order }} className="link">
          The order
        </Link>
      )}
      {b.execId && (
        <Link to="/messages" search={{ execId: b.execId }} className="link">
          The FIX messages
        </Link>
      )}
      <Link to="/recon/{-$view}" params={{}} search={{ oms: b.oms, at: b.openedAt.slice(11, 16) }} className="link">
        The minute in the proof
      </Link>
      <Link to="/audit" search={{ object: `recon-break:${b.breakId}` }} className="link">
        In the audit
      </Link>
    </div>
  );
}
