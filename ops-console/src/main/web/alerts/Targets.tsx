import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attemptKey } from '../api/client';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { Panel } from '../ui/Page';
import { sentence } from '../ui/tone';
import { matcherText, severity } from './alerts';
import css from './alerts.module.css';
import type { AlertTarget } from '../api/types';
import { CONFIGURE } from './permissions';
import { targetsQuery, testTarget } from './queries';
import { RemoveTarget } from './RemoveTarget';
import { TargetDialog } from './TargetDialog';

/** Where alerts are sent: what kind of place, what of it, and whether it works. */
export function Targets() {
  const targets = useQuery(targetsQuery);
  const denied = useDenied(CONFIGURE);
  const [editing, setEditing] = useState<AlertTarget | 'new'>();
  const columns: Column<AlertTarget>[] = [
    { name: 'Name', width: 'minmax(140px, 1fr)', cell: (t) => <b className={css.summary}>{t.name}</b> },
    { name: 'Kind', width: '96px', cell: (t) => sentence(t.kind) },
    {
      name: 'Address',
      width: 'minmax(180px, 1.6fr)',
      cell: (t) => <span className="mono">{t.address}</span>,
      hint: (t) => t.address,
    },
    { name: 'From severity', width: '104px', cell: (t) => <Badge bare of={severity(t.minSeverity)} /> },
    {
      name: 'Only',
      width: 'minmax(100px, 1fr)',
      cell: (t) => <span className="mono">{matcherText(t.matchers ?? []) || 'everything'}</span>,
    },
    {
      name: 'State',
      width: '72px',
      cell: (t) => <Badge bare of={t.enabled ? { label: 'On', tone: 'ok' } : { label: 'Off', tone: 'idle' }} />,
    },
    {
      name: 'Acts',
      hideName: true,
      width: '188px',
      end: true,
      cell: (t) => <Acts of={t} denied={denied} edit={() => setEditing(t)} />,
    },
  ];
  return (
    <Panel
      title="Targets"
      note="an address that leads into the own network is refused"
      aside={
        <Act blocked={denied} onAct={() => setEditing('new')} testId="new-target">
          New target
        </Act>
      }
    >
      {targets.isPending ? (
        <Loading rows={4} />
      ) : targets.error && !targets.data ? (
        <Failed error={targets.error} retry={() => targets.refetch()} />
      ) : targets.data?.length === 0 ? (
        <Blank icon="alerts" title="Alerts stay in this inbox">
          Add Slack, e-mail, PagerDuty or a signed webhook to have them sent.
        </Blank>
      ) : (
        <Grid
          label="Alert targets"
          columns={columns}
          rows={targets.data ?? []}
          keyOf={(t) => t.id}
          rowTestId="target-row"
        />
      )}
      {editing && (
        <TargetDialog of={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />
      )}
    </Panel>
  );
}

function Acts({ of, denied, edit }: { of: AlertTarget; denied: string | undefined; edit: () => void }) {
  const queries = useQueryClient();
  const settled = () => {
    for (const key of ['alert-targets', 'alert-deliveries']) queries.invalidateQueries({ queryKey: [key] });
  };
  const test = useMutation({
    mutationFn: () => testTarget(of.id, attemptKey()),
    onSuccess: () =>
      notifications.show({ color: 'green', title: `Sent to ${of.name}`, message: 'Deliveries say how it went.' }),
    onError: (error) => notifications.show({ color: 'red', title: `${of.name} failed`, message: error.message }),
    onSettled: settled,
  });
  const [removing, setRemoving] = useState(false);
  return (
    <span className={css.rowActs}>
      <Act blocked={denied} onAct={() => test.mutate()} testId="test-target">
        Test
      </Act>
      <Act blocked={denied} onAct={edit} testId="edit-target">
        Edit
      </Act>
      <Act blocked={denied} onAct={() => setRemoving(true)} testId="remove-target">
        Remove
      </Act>
      {removing && <RemoveTarget of={of} close={() => setRemoving(false)} />}
    </span>
  );
}
