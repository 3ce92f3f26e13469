import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { breaksQuery } from '../recon/queries';
import { useMe } from '../shell/session';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Check } from '../ui/Check';
import { Grid } from '../ui/Grid';
import { More } from '../ui/More';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { BulkBar } from './BulkBar';
import { columns } from './columns';
import { NARROWING, narrowed, requestOf } from './filter';
import { usePlace } from './place';

/** The breaks that the filter finds, newest first, with what can be done to many of them. */
export function Queue() {
  const { id, search, set, choose } = usePlace();
  const { user } = useMe();
  const breaks = useInfiniteQuery(breaksQuery(requestOf(search, user)));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const rows = breaks.data?.pages.flatMap((p) => p.items) ?? [];
  const chosen = rows.filter((b) => picked.has(b.breakId));
  const pick = (ids: string[], on: boolean) =>
    setPicked((old) => {
      const next = new Set(old);
      for (const each of ids) on ? next.add(each) : next.delete(each);
      return next;
    });
  const open = (search.status ?? 'OPEN') === 'OPEN';
  if (breaks.isPending)
    return (
      <Panel>
        <Loading rows={6} />
      </Panel>
    );
  if (!breaks.data)
    return (
      <Panel>
        <Failed error={breaks.error} retry={() => breaks.refetch()} />
      </Panel>
    );
  if (rows.length === 0)
    return (
      <Panel>
        {narrowed(search) ? (
          <Blank
            icon="search"
            title="No break matches"
            action={
              <Button
                variant="default"
                onClick={() => set(Object.fromEntries(NARROWING.map((name) => [name, undefined])))}
              >
                Clear the filter
              </Button>
            }
          >
            There may be others beside what the filter above asks for.
          </Blank>
        ) : (
          <Blank icon="proof" title={open ? 'No open breaks' : 'No breaks'}>
            {open
              ? 'Both sides agree on every execution that is due. A difference appears here within seconds.'
              : 'None has been recorded so far.'}
          </Blank>
        )}
      </Panel>
    );
  return (
    <Panel
      title="Queue"
      note={`${plural(rows.length, 'break')}${breaks.hasNextPage ? ' and more' : ''}, newest first`}
      aside={
        <Check
          label="Pick all shown"
          on={chosen.length === rows.length}
          onSet={(on) => pick(rows.map((b) => b.breakId), on)}
          id="pick-all"
        />
      }
    >
      {chosen.length > 0 && <BulkBar of={chosen} clear={() => setPicked(new Set())} />}
      <Grid
        label="Breaks"
        columns={columns({ has: (each) => picked.has(each), set: (each, on) => pick([each], on) })}
        rows={rows}
        keyOf={(b) => b.breakId}
        onOpen={(b) => choose(b.breakId)}
        selected={id}
        compact={id !== undefined}
        rowTestId="break-row"
      />
      <More query={breaks} />
    </Panel>
  );
}
