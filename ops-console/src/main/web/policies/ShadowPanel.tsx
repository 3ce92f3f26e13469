import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Failure } from '../ui/ReasonDialog';
import { Time } from '../ui/zone';
import type { Version } from './contract';
import { ImpactView } from './ImpactView';
import { NEW_DRAFT } from './policies';
import { beginShadow, MINUTES, type Shadow, shadowHours, shadowQuery, shadowsQuery, shadowWords, stopShadow } from './shadow';
import css from './simulation.module.css';

/** A version beside the policies in force on the orders that come now; changes nothing. */
export function ShadowPanel({ of }: { of: Version }) {
  const denied = useDenied(NEW_DRAFT.permission);
  const queries = useQueryClient();
  const known = useQuery(shadowsQuery(of.id, of.version)).data;
  const id = known?.[0]?.id;
  const shown = useQuery({ ...shadowQuery(id ?? ''), enabled: id !== undefined }).data;
  const [minutes, setMinutes] = useState('60');
  const tell = (shadow: Shadow) => {
    queries.setQueryData(shadowQuery(shadow.id).queryKey, shadow);
    queries.invalidateQueries({ queryKey: ['shadows'] });
  };
  const begin = useMutation({ mutationFn: () => beginShadow(of.id, of.version, Number(minutes)), onSuccess: tell });
  const stop = useMutation({ mutationFn: stopShadow, onSuccess: tell });
  const running = shown?.state === 'RUNNING';
  return (
    <section className={css.found} aria-label="Beside live orders" data-testid="shadow" data-state={shown?.state}>
      <div className={css.ask}>
        <NativeSelect
          label="Beside live orders for"
          data={MINUTES}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
          data-testid="shadow-minutes"
        />
        <Button
          size="xs"
          variant="default"
          loading={begin.isPending}
          disabled={Boolean(denied) || running}
          title={denied ?? (running ? 'It runs' : undefined)}
          onClick={() => begin.mutate()}
          data-testid="shadow-begin"
        >
          Run beside
        </Button>
        {running && (
          <Button size="xs" variant="default" onClick={() => stop.mutate(shown.id)} data-testid="shadow-stop">
            Stop
          </Button>
        )}
      </div>
      <Failure error={begin.error ?? stop.error} />
      {shown && (
        <>
          <p className="muted" data-testid="shadow-words">
            {shadowWords(shown)}. {shown.by} <Time at={shown.startedAt} />
          </p>
          {shown.impact && shown.impact.orders > 0 && <ImpactView of={shown.impact} hours={shadowHours(shown)} />}
        </>
      )}
    </section>
  );
}
