import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { grouped } from '../ui/numbers';
import { Aside, Facts } from '../ui/Page';
import { Time } from '../ui/zone';
import { AcknowledgeDialog } from './AcknowledgeDialog';
import { alertState, isOpen, matchersOf, ruleName, severity } from './alerts';
import css from './alerts.module.css';
import type { Alert } from '../api/types';
import { ACKNOWLEDGE, SILENCE } from './permissions';
import { RunbookDialog } from './RunbookDialog';
import { SilenceDialog } from './SilenceDialog';

export function AlertAside({ of: a, close }: { of: Alert; close: () => void }) {
  const notTaken = useDenied(ACKNOWLEDGE);
  const notSilenced = useDenied(SILENCE);
  const [dialog, setDialog] = useState<'acknowledge' | 'silence' | 'runbook'>();
  const over = a.state.toUpperCase() === 'CLOSED';
  return (
    <Aside title={ruleName(a.rule)} onClose={close} testId="alert-detail">
      <p className={css.text}>{a.summary}</p>
      <div className={css.acts}>
        <Act
          blocked={notTaken ?? (isOpen(a) ? undefined : over ? 'It is over' : `${a.acknowledgedBy} is on it`)}
          onAct={() => setDialog('acknowledge')}
          testId="acknowledge"
        >
          Acknowledge
        </Act>
        <Act blocked={notSilenced} onAct={() => setDialog('silence')} testId="silence">
          Silence
        </Act>
        {a.page && (
          <a className="link" href={consolePage(a.page)} data-testid="alert-page">
            Show the cause
          </a>
        )}
        {a.runbook && (
          <button
            type="button"
            className="link"
            onClick={() => setDialog('runbook')}
            data-testid="alert-runbook"
          >
            Runbook
          </button>
        )}
      </div>
      <Facts
        of={[
          ['State', <Badge key="s" of={alertState(a.state)} />],
          ['Severity', <Badge key="v" of={severity(a.severity)} />],
          ['Matter of', a.owner ?? '–'],
          ['First seen', <Time key="f" at={a.firstRaised} />],
          ['Last seen', <Time key="l" at={a.lastRaised} />],
          ['Times', grouped(a.count)],
          ...(a.closedAt ? ([['Over', <Time key="c" at={a.closedAt} />]] as [string, React.ReactNode][]) : []),
          [
            'On it',
            a.acknowledgedBy ? (
              <span key="a">
                {a.acknowledgedBy} since <Time at={a.acknowledgedAt} />
              </span>
            ) : (
              'nobody'
            ),
          ],
          ...(a.comment ? ([['Comment', `“${a.comment}”`]] as [string, string][]) : []),
          ...(a.silencedBy ? ([['Silenced by', a.silencedBy]] as [string, string][]) : []),
          [
            'Labels',
            <span key="la" className="mono">
              {Object.entries(a.labels)
                .map(([name, value]) => `${name}=${value}`)
                .join('  ') || 'none'}
            </span>,
          ],
        ]}
      />
      {dialog === 'runbook' && <RunbookDialog rule={a.rule} close={() => setDialog(undefined)} />}
      {dialog === 'acknowledge' && <AcknowledgeDialog of={a} close={() => setDialog(undefined)} />}
      {dialog === 'silence' && (
        <SilenceDialog matchers={matchersOf(a)} close={() => setDialog(undefined)} />
      )}
    </Aside>
  );
}

/** The server names pages from the console's root. */
export const consolePage = (page: string) => (page.startsWith('/console') ? page : `/console${page}`);
