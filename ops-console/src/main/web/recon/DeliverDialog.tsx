import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActDialog } from '../ui/ActDialog';
import { Check } from '../ui/Check';
import { plural } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { differences } from './certificate';
import { deliverCli } from './commands';
import type { FileDiff } from './contract';
import { destinationsQuery, filePath } from './queries';

/** Lets the file go; one that the drop copy does not bear out must be accepted as it is, with a reason of its own. */
export function DeliverDialog({ of: d, close }: { of: FileDiff; close: () => void }) {
  const places = useQuery(destinationsQuery).data ?? [];
  const [chosen, setChosen] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [why, setWhy] = useState('');
  const [replace, setReplace] = useState(false);
  const destination = chosen || places[0]?.name || '';
  const count = differences(d);
  const blocked = !destination
    ? 'No destination is set up'
    : count > 0 && !accepted
      ? 'The differences are not accepted'
      : count > 0 && !why.trim()
        ? 'Why are they accepted?'
        : undefined;
  return (
    <ActDialog
      title={`Deliver ${d.platform.name}`}
      says={`${plural(d.platform.totals.rows, 'row')} go to finance at once, as a whole or not at all.`}
      act="Deliver"
      path={`${filePath(d.oms, d.tradeDate)}/deliveries`}
      bodyOf={(reason) => ({
        ...{ template: d.template, destination, replace, reason },
        ...(count > 0 && { acceptDifferences: d.diff.hash, acceptReason: why.trim() }),
      })}
      cli={(reason) =>
        deliverCli(
          d.oms,
          d.tradeDate,
          d.template,
          destination,
          reason,
          count > 0 ? { hash: d.diff.hash, why: why.trim() || '…' } : undefined,
        )
      }
      refresh={['recon-deliveries', 'audit']}
      blocked={blocked}
      close={close}
    >
      <NativeSelect
        label="To"
        data={places.map((p) => ({ value: p.name, label: `${p.name}, ${p.place}` }))}
        value={destination}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data-testid="destination"
      />
      {count > 0 && (
        <>
          <Notice tone="warn" title={`${plural(count, 'row')} differ`}>
            The drop copy does not bear the file out.
          </Notice>
          <Check label="Deliver it as it is nevertheless" on={accepted} onSet={setAccepted} id="accept-differences" />
          {accepted && (
            <Textarea
              label="Why the differences are accepted"
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              maxLength={500}
              autosize
              minRows={2}
              required
              data-testid="accept-reason"
            />
          )}
        </>
      )}
      <Check label="Replace one that is there with other bytes" on={replace} onSet={setReplace} id="replace" />
    </ActDialog>
  );
}
