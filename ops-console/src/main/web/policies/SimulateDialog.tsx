import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Failed, Loading } from '../ui/Blank';
import { CopyCommand } from '../ui/CopyCommand';
import { grouped } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { Failure } from '../ui/ReasonDialog';
import { Time } from '../ui/zone';
import type { Simulation, Version } from './contract';
import { ImpactView } from './ImpactView';
import { usePlace } from './place';
import { NEW_DRAFT } from './policies';
import { cancelSimulation, draftPath, simulate, simulationQuery, simulationsQuery } from './queries';
import { ShadowPanel } from './ShadowPanel';
import { HOURS, latestOf, progress, verdict } from './simulation';
import css from './simulation.module.css';

/** What a version would have done to the orders of the past; changes nothing. The address names the simulation. */
export function SimulateDialog({ of, close }: { of: Version; close: () => void }) {
  const { search, set } = usePlace();
  const denied = useDenied(NEW_DRAFT.permission);
  const queries = useQueryClient();
  const known = useQuery(simulationsQuery(of.id, of.version));
  const id = search.simulation ?? latestOf(known.data ?? [], of)?.id;
  const shown = useQuery({ ...simulationQuery(id ?? ''), enabled: id !== undefined });
  const [hours, setHours] = useState('24');
  const tell = (simulation: Simulation) => {
    queries.setQueryData(simulationQuery(simulation.id).queryKey, simulation);
    queries.invalidateQueries({ queryKey: ['simulations'] });
    set({ simulation: simulation.id }, true);
  };
  const begin = useMutation({ mutationFn: () => simulate(of.id, of.version, Number(hours)), onSuccess: tell });
  const cancel = useMutation({ mutationFn: cancelSimulation, onSuccess: tell });
  const running = shown.data?.state === 'RUNNING';
  return (
    <Modal opened onClose={close} title={`Simulate: ${of.id}, version ${of.version}`} centered size={760}>
      <div className={css.dialog} data-testid="simulate-dialog">
        <p className="muted">
          Every order of the past is decided again, by the policies in force and with this version among them. Nothing
          that is live is touched.
        </p>
        <div className={css.ask}>
          <NativeSelect
            label="Orders of the last"
            data={HOURS}
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value)}
            data-testid="simulate-hours"
          />
          <Button
            size="xs"
            loading={begin.isPending}
            disabled={Boolean(denied) || running}
            title={denied ?? (running ? 'One is under way' : undefined)}
            onClick={() => begin.mutate()}
            data-testid="simulate-begin"
          >
            Simulate
          </Button>
          <span className={css.end}>
            <CopyCommand
              of={{
                method: 'POST',
                path: `${draftPath(of.id, of.version)}/simulations`,
                body: { hours: Number(hours) },
                cli: ['policies', 'simulate', of.id, String(of.version), '--hours', hours],
              }}
            />
          </span>
        </div>
        <Failure error={begin.error ?? cancel.error} />
        {!id ? (
          known.isPending && <Loading rows={3} />
        ) : shown.isPending ? (
          <Loading rows={6} />
        ) : !shown.data ? (
          <Failed error={shown.error} retry={() => shown.refetch()} />
        ) : (
          <Found of={shown.data} now={of} cancel={() => cancel.mutate(shown.data.id)} />
        )}
        <ShadowPanel of={of} />
      </div>
    </Modal>
  );
}

function Found({ of: s, now, cancel }: { of: Simulation; now: Version; cancel: () => void }) {
  const told = verdict(s);
  return (
    <section className={css.found} aria-label="What it found" data-testid="simulation" data-state={s.state}>
      {s.state === 'RUNNING' && <Running of={s} cancel={cancel} />}
      {s.state === 'FAILED' && (
        <Notice tone="bad" title="It failed">
          {s.problem}
        </Notice>
      )}
      {s.state === 'CANCELED' && (
        <Notice tone="idle" title="Canceled">
          {grouped(s.read)} of {grouped(s.total)} decisions were looked at; what follows is only their part.
        </Notice>
      )}
      {s.state === 'DONE' && (
        <Notice tone={told.tone} title={told.title} testId="simulation-verdict">
          {told.says}
        </Notice>
      )}
      {s.revision !== now.revision && (
        <Notice tone="warn" title="Of an earlier text">
          The draft was edited since; simulate it again.
        </Notice>
      )}
      {s.impact && s.impact.orders > 0 && <ImpactView of={s.impact} hours={s.hours} />}
      <p className="muted">
        {s.by} <Time at={s.startedAt} />, over {grouped(s.total)} decisions of {s.hours} h
        {s.timesRealTime ? `, ${grouped(Math.round(s.timesRealTime))} times as fast as they came` : ''}.
      </p>
    </section>
  );
}

function Running({ of: s, cancel }: { of: Simulation; cancel: () => void }) {
  const done = progress(s);
  return (
    <div className={css.running}>
      <div
        className={css.meter}
        role="progressbar"
        aria-label="Simulated"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${done}%` }} />
      </div>
      <span>
        {grouped(s.read)} of {grouped(s.total)} decisions
      </span>
      <Button size="compact-xs" variant="default" onClick={cancel} data-testid="simulate-cancel">
        Cancel
      </Button>
    </div>
  );
}
