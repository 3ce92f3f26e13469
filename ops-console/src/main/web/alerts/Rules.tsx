import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { Aside, Facts, Panel, Split } from '../ui/Page';
import { Time } from '../ui/zone';
import { parameterName, parameterText, ruleName, severity } from './alerts';
import css from './alerts.module.css';
import type { AlertRule } from '../api/types';
import { CONFIGURE } from './permissions';
import { rulesQuery } from './queries';
import { RuleDialog } from './RuleDialog';
import { RunbookDialog } from './RunbookDialog';

const limitsOf = (r: AlertRule) =>
  Object.entries(r.parameters)
    .map(([name, value]) => `${parameterName(name).toLowerCase()} ${parameterText(name, value)}`)
    .join(', ');

const columns: Column<AlertRule>[] = [
  { name: 'Rule', width: 'minmax(170px, 1.2fr)', cell: (r) => <b className={css.summary}>{ruleName(r.id)}</b> },
  { name: 'Severity', width: '96px', cell: (r) => <Badge of={severity(r.severity)} /> },
  {
    name: 'State',
    width: '92px',
    cell: (r) => (
      <Badge bare of={r.enabled ? { label: 'Watching', tone: 'ok' } : { label: 'Off', tone: 'idle' }} />
    ),
  },
  { name: 'Limits', width: 'minmax(180px, 2fr)', cell: limitsOf, hint: limitsOf },
  { name: 'Matter of', wide: true, width: '128px', cell: (r) => r.owner },
  { name: 'Version', wide: true, width: '60px', end: true, cell: (r) => r.version },
  { name: 'Changed by', wide: true, width: '104px', cell: (r) => r.changedBy ?? '–' },
];

/** What is watched, and the limits it is held against. */
export function Rules() {
  const { rule } = useSearch({ from: '/alerts/{-$view}' });
  const navigate = useNavigate();
  const rules = useQuery(rulesQuery);
  const chosen = rules.data?.find((r) => r.id === rule);
  const choose = (id: string | undefined) =>
    navigate({ to: '/alerts/{-$view}', params: { view: 'rules' }, search: { rule: id } });
  return (
    <Split detail={chosen && <RuleAside of={chosen} close={() => choose(undefined)} />}>
      <Panel>
        {rules.isPending ? (
          <Loading rows={10} />
        ) : !rules.data ? (
          <Failed error={rules.error} retry={() => rules.refetch()} />
        ) : (
          <Grid
            label="Alert rules"
            columns={columns}
            rows={rules.data}
            keyOf={(r) => r.id}
            onOpen={(r) => choose(r.id)}
            selected={rule}
            compact={chosen !== undefined}
            rowTestId="rule-row"
          />
        )}
      </Panel>
    </Split>
  );
}

function RuleAside({ of: r, close }: { of: AlertRule; close: () => void }) {
  const denied = useDenied(CONFIGURE);
  const [editing, setEditing] = useState(false);
  const [reading, setReading] = useState(false);
  return (
    <Aside title={ruleName(r.id)} onClose={close} testId="rule-detail">
      <div className={css.acts}>
        <Act blocked={denied} onAct={() => setEditing(true)} testId="edit-rule">
          Edit
        </Act>
        <button type="button" className="link" onClick={() => setReading(true)}>
          Runbook
        </button>
      </div>
      <Facts
        of={[
          ['Looks at', <span key="c" className="mono">{r.condition}</span>],
          ['Severity', <Badge key="s" of={severity(r.severity)} />],
          ['State', r.enabled ? 'watching' : 'off'],
          ...Object.entries(r.parameters).map(
            ([name, value]): [string, string] => [parameterName(name), parameterText(name, value)],
          ),
          ['Raised after', parameterText('forMillis', r.forMillis)],
          ['Closed after', parameterText('clearMillis', r.clearMillis)],
          ['Grouped by', r.groupBy.join(', ') || 'rule alone'],
          ['Matter of', r.owner],
          ['Version', r.version],
          ['Changed', r.changedAt ? <Time key="t" at={r.changedAt} /> : '–'],
          ['By', r.changedBy ?? '–'],
          ['Why', r.reason ?? '–'],
        ]}
      />
      {reading && <RunbookDialog rule={r.id} close={() => setReading(false)} />}
      {editing && <RuleDialog of={r} close={() => setEditing(false)} />}
    </Aside>
  );
}
