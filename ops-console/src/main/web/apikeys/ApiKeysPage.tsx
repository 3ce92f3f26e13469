import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { type Column, Grid } from '../ui/Grid';
import { Page, Panel } from '../ui/Page';
import { Ago, Time, useNow } from '../ui/zone';
import type { ApiKey } from '../api/types';
import { KeyDialog } from './KeyDialog';
import { keyState, scopeText } from './keys';
import { apiKeysQuery } from './queries';
import { RevokeDialog } from './RevokeDialog';

export default function ApiKeysPage() {
  const denied = useDenied('api-key:manage');
  const keys = useQuery({ ...apiKeysQuery, enabled: !denied });
  const now = useNow();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const columns: Column<ApiKey>[] = [
    { name: 'Name', width: 'minmax(160px, 1.4fr)', cell: (k) => <b>{k.name}</b> },
    { name: 'State', width: '116px', cell: (k) => <Badge of={keyState(k, now)} /> },
    { name: 'Roles', width: 'minmax(120px, 1fr)', cell: (k) => k.roles.join(', ') },
    { name: 'May see', width: 'minmax(110px, 1fr)', cell: scopeText },
    { name: 'Made by', width: '92px', cell: (k) => k.createdBy },
    { name: 'Made', width: '196px', cell: (k) => <Time at={k.createdAt} /> },
    { name: 'Expires', width: '196px', cell: (k) => <Time at={k.expiresAt} /> },
    { name: 'Last used', width: '84px', end: true, cell: (k) => <Ago at={k.lastUsedAt} /> },
    {
      name: 'Revoke',
      hideName: true,
      width: '74px',
      end: true,
      cell: (k) => (
        <Act
          blocked={denied ?? (k.revokedAt ? `Revoked by ${k.revokedBy}` : undefined)}
          onAct={() => setRevoking(k)}
          testId="revoke-key"
        >
          Revoke
        </Act>
      ),
    },
  ];
  return (
    <Page
      title="API keys"
      lead="For programs. A key is told once; only its hash is kept."
      tools={
        <>
          {!denied && <Export path="/api-keys" />}
          <Act blocked={denied} onAct={() => setMaking(true)} size="xs" testId="new-key">
            New key
          </Act>
        </>
      }
    >
      <Panel>
        {denied ? (
          <Blank icon="keys" title="Not for you to see">
            {denied}. Your roles do not carry it.
          </Blank>
        ) : keys.isPending ? (
          <Loading rows={5} />
        ) : !keys.data ? (
          <Failed error={keys.error} retry={() => keys.refetch()} />
        ) : keys.data.length === 0 ? (
          <Blank icon="keys" title="No keys yet">
            Make one for each program, with the least roles it needs.
          </Blank>
        ) : (
          <Grid label="API keys" columns={columns} rows={keys.data} keyOf={(k) => k.id} rowTestId="key-row" />
        )}
      </Panel>
      {making && <KeyDialog close={() => setMaking(false)} />}
      {revoking && <RevokeDialog of={revoking} close={() => setRevoking(undefined)} />}
    </Page>
  );
}
