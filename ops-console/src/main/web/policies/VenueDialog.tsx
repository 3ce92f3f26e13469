import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Time } from '../ui/zone';
import { endAfter } from './policies';
import type { Venue } from './venues';

/** Takes an OMS out or gives it back; its name is typed, so that it is not another one. */
export function VenueDialog({ of, close }: { of: Venue; close: () => void }) {
  const denied = useDenied('policy:write');
  const [typed, type] = useState('');
  const [minutes, setMinutes] = useState('');
  const [until, setUntil] = useState<string>();
  const wrong = minutes.trim() !== '' && !until;
  const off = !of.forcedOff;
  const blocked =
    denied ??
    (typed.trim() === of.oms ? undefined : `Type ${of.oms}`) ??
    (wrong ? 'The end is no number of minutes' : undefined);
  return (
    <ReasonDialog
      title={off ? `Force ${of.oms} off` : `Release ${of.oms}`}
      says={
        off
          ? 'It gets no new orders. They go where a failover policy says, else they are rejected. Cancels and replaces follow their orders.'
          : 'A few orders, the canaries, show how it does; when they are answered well, it takes all again.'
      }
      act={off ? 'Force off' : 'Release'}
      path={`/venues/${encodeURIComponent(of.oms)}/${off ? 'forced-off' : 'releases'}`}
      more={until ? { until } : {}}
      cli={['venues', off ? 'force-off' : 'release', of.oms, ...(until ? ['--until', until] : [])]}
      refresh={['venues', 'venue-switches', 'audit']}
      blocked={blocked}
      grave={off}
      close={close}
    >
      <TextInput
        label="OMS"
        description={`Type ${of.oms} to confirm.`}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        data-testid="venue-typed"
      />
      {off && (
        <TextInput
          label="Ends after"
          description={until ? <>It ends by itself at <Time at={until} />.</> : 'Empty for no end.'}
          rightSection={<span className="muted">min</span>}
          value={minutes}
          inputMode="numeric"
          error={wrong ? 'Whole minutes' : undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setMinutes(text);
            setUntil(endAfter(text, Date.now()));
          }}
          data-testid="end-minutes"
        />
      )}
    </ReasonDialog>
  );
}
