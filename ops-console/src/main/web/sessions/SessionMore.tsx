import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { definitionQuery, messagesQuery } from '../api/queries';
import type { FixSession } from '../api/types';
import { latestColumns } from '../messages/columns';
import { Grid } from '../ui/Grid';
import { grouped } from '../ui/numbers';
import { latency } from '../ui/time';
import { Notice } from '../ui/Page';
import { Ago } from '../ui/zone';
import css from './sessions.module.css';

/** What was counted and timed on the session since its gateway started. */
export function Figures({ of }: { of: FixSession }) {
  const f = of.figures;
  if (!f) return null;
  const took = (millis: number | null | undefined) =>
    millis === null || millis === undefined ? '–' : latency(millis);
  const figures: [string, React.ReactNode][] = [
    ['Last heard', f.lastReceived ? <Ago key="a" at={f.lastReceived} /> : 'never'],
    ['Round trip', took(f.roundTripMillis)],
    ['Messages in / out', `${grouped(f.messagesIn)} / ${grouped(f.messagesOut)}`],
    ['Rejects', grouped(f.rejects)],
    ['Resend requests', grouped(f.resendRequests)],
    ['Gaps', grouped(f.gaps)],
  ];
  if (of.role === 'OMS_PRIMARY' || of.role === 'OMS_SECONDARY') {
    figures.push(
      ['Ack, half within', took(f.ackP50Millis)],
      ['Ack, 99 % within', took(f.ackP99Millis)],
      [
        'Unanswered',
        f.oldestAwaitingAck ? (
          <span key="u">
            {grouped(f.awaitingAck)}, oldest <Ago at={f.oldestAwaitingAck} suffix="" />
          </span>
        ) : (
          'none'
        ),
      ],
    );
  }
  return (
    <div data-testid="session-figures">
      <h3>Numbers</h3>
      <dl className={css.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The newest messages, and the way to all of them. */
export function LatestMessages({ session }: { session: string }) {
  const navigate = useNavigate();
  const messages = useInfiniteQuery({
    ...messagesQuery({ session, heartbeats: false, limit: 8 }),
    refetchInterval: 3_000,
  });
  const rows = messages.data?.pages[0]?.items.slice(0, 8) ?? [];
  return (
    <div>
      <div className={css.sectionHead}>
        <h3>Newest messages</h3>
        <Link to="/messages" search={{ session }} className="link" data-testid="all-messages">
          Search the message log
        </Link>
      </div>
      {messages.error && !messages.data ? (
        <p className="muted">The message log does not answer: {messages.error.message}</p>
      ) : rows.length === 0 ? (
        <p className="muted">{messages.isPending ? 'Reading the log' : 'None but heartbeats.'}</p>
      ) : (
        <div className={css.latest}>
          <Grid
            label={`Newest messages of ${session}`}
            columns={latestColumns}
            rows={rows}
            keyOf={(m) => m.id}
            onOpen={(m) => navigate({ to: '/messages', search: { session, open: m.id } })}
            rowTestId="latest-message"
          />
        </div>
      )}
    </div>
  );
}

/** Why it is as it is, in words, and how the gateway has it defined. */
export function Definition({ session }: { session: string }) {
  const view = useQuery({ ...definitionQuery(session), refetchInterval: 5_000 });
  return (
    <>
      {view.data?.words && (
        <Notice tone="warn" title="Why" testId="session-words">
          {view.data.words}
        </Notice>
      )}
      <details>
        <summary>Definition</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <pre className={css.definition} tabIndex={0}>
          {view.data
            ? JSON.stringify(view.data.definition ?? view.data, null, 2)
            : (view.error?.message ?? 'Reading it')}
        </pre>
      </details>
    </>
  );
}
