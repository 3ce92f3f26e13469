import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inDoubtQuery } from '../api/queries';
import type { InDoubtOrder } from '../api/types';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { type Column, Grid } from '../ui/Grid';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Ago } from '../ui/zone';
import css from './sessions.module.css';

const RESOLUTIONS = [
  { value: 'NOT_AT_OMS', label: 'The OMS never got it: the client is told so' },
  { value: 'AT_OMS', label: 'The OMS has or had it: its reports tell the rest' },
];

/** Orders of which nobody can know whether the OMS has them; absent while there are none. */
export function InDoubt({ compact }: { compact: boolean }) {
  const orders = useQuery(inDoubtQuery).data ?? [];
  const denied = useDenied('order:settle');
  const [settling, setSettling] = useState<InDoubtOrder>();
  if (orders.length === 0) return null;
  const columns: Column<InDoubtOrder>[] = [
    { name: 'ClOrdID', width: '200px', cell: (o) => <span className="mono">{o.clOrdId}</span> },
    { name: 'Client', width: '84px', cell: (o) => o.clientSession },
    { name: 'Session', width: '84px', cell: (o) => o.omsSession },
    { name: 'For', width: '70px', end: true, cell: (o) => <Ago at={o.since} suffix="" /> },
    { name: 'Asked', width: '56px', end: true, cell: (o) => o.asked },
    { name: 'Why', wide: true, width: 'minmax(160px, 1fr)', cell: (o) => o.why, hint: (o) => o.why },
    {
      name: 'Settle',
      hideName: true,
      width: '70px',
      end: true,
      cell: (o) => (
        <Act blocked={denied} onAct={() => setSettling(o)} testId="settle-button">
          Settle
        </Act>
      ),
    },
  ];
  return (
    <Panel
      title="In doubt"
      note={`${plural(orders.length, 'order')}: nobody knows yet whether the OMS has ${orders.length === 1 ? 'it' : 'them'}; never sent again`}
      testId="in-doubt"
    >
      <Grid label="Orders in doubt" columns={columns} rows={orders} keyOf={(o) => o.commandId} compact={compact} rowTestId="doubt-row" />
      {settling && <Settle key={settling.commandId} of={settling} close={() => setSettling(undefined)} />}
    </Panel>
  );
}

function Settle({ of, close }: { of: InDoubtOrder; close: () => void }) {
  const [resolution, setResolution] = useState('NOT_AT_OMS');
  return (
    <ReasonDialog
      title={`Settle ${of.clOrdId}`}
      says="Ask the OMS's desk first. What you choose is final for the client."
      act="Settle"
      path={`/in-doubt-orders/${encodeURIComponent(of.commandId)}/settlements`}
      more={{ resolution }}
      cli={['orders', 'settle', of.commandId, '--resolution', resolution]}
      refresh={['in-doubt', 'orders', 'audit']}
      close={close}
    >
      <NativeSelect
        label="What is known"
        data={RESOLUTIONS}
        value={resolution}
        onChange={(event) => setResolution(event.currentTarget.value)}
        className={css.wide}
        data-testid="resolution"
      />
    </ReasonDialog>
  );
}
