import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { csv, type Params } from '../api/client';
import { exportName, save } from './file';
import { Icon } from './Icon';

/** The whole filtered list as CSV, from the address that the page itself reads. */
export function Export({ path, params = {} }: { path: string; params?: Params }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      save(await csv(path, params), exportName(path, new Date()));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notifications.show({ color: 'red', title: 'No file', message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<Icon name="download" size={14} />}
      loading={busy}
      onClick={run}
      title="Everything that the filter finds, as CSV"
      data-testid="export"
    >
      CSV
    </Button>
  );
}
