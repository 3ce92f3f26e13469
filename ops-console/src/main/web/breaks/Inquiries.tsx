import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionsQuery } from '../api/queries';
import type { Card } from '../recon/contract';
import { REVIEW } from '../recon/permissions';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { ReasonDialog } from '../ui/ReasonDialog';
import css from './breaks.module.css';
import { asked } from './inquiry';

/** Who can be asked again about a break: the OMS for its order, the drop copy for what it sent. */
export function Inquiries({ of: card }: { of: Card }) {
  const [asking, setAsking] = useState(false);
  const denied = useDenied(REVIEW);
  const b = card.broken;
  const { order, missing } = asked(card);
  const sessions = useQuery(sessionsQuery).data ?? [];
  const feeds = sessions.filter((s) => s.role === 'DROP_COPY' && s.oms === b.oms);
  return (
    <div className={css.acts} role="group" aria-label="Who can be asked">
      <Act blocked={denied ?? missing} onAct={() => setAsking(true)} testId="ask-oms">
        Ask {b.oms}
      </Act>
      {feeds.map((feed) => (
        <Link
          key={feed.id}
          to="/sessions/{-$id}"
          params={{ id: feed.id }}
          className="link"
          title="Stopped, with its next number in set back to the first that is wanted, and started: the OMS sends again from there"
          data-testid="ask-replay"
        >
          Replay by {feed.id}
        </Link>
      ))}
      {asking && order && (
        <ReasonDialog
          title={`Ask ${b.oms} for ${order.clOrdId}`}
          says={`An OrderStatusRequest(35=H) goes out by the session that carries new orders. What ${b.oms} answers is a report like all others: it shows in the order’s timeline, and the client gets it.`}
          act="Ask"
          path={`/oms-links/${encodeURIComponent(b.oms)}/status-requests`}
          more={order}
          cli={[
            'links',
            'ask-status',
            b.oms,
            '--cl-ord-id',
            order.clOrdId,
            ...(order.orderId ? ['--order-id', order.orderId] : []),
            ...(order.account ? ['--account', order.account] : []),
            '--symbol',
            order.symbol,
            '--side',
            order.side,
          ]}
          refresh={['breaks', 'break', 'orders', 'audit']}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}
