import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Notice } from '../ui/Page';
import type { Version } from './contract';
import { usePlace } from './place';
import { simulationsQuery } from './queries';
import { latestOf, verdict } from './simulation';
import css from './simulation.module.css';

/** What the newest simulation of a version as it stands found, before somebody decides about it. */
export function Foreseen({ of }: { of: Version }) {
  const { set } = usePlace();
  const known = useQuery(simulationsQuery(of.id, of.version));
  if (!known.data) return null;
  const latest = latestOf(known.data, of);
  const told = !latest
    ? { tone: 'idle' as const, title: 'Not simulated', says: 'Nobody has looked what it would have done.' }
    : latest.state === 'RUNNING'
      ? { tone: 'idle' as const, title: 'A simulation is under way', says: '' }
      : verdict(latest);
  return (
    <div className={css.foreseen}>
      <Notice tone={told.tone} title={told.title} testId="foreseen">
        {told.says}
      </Notice>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => set({ act: 'simulate', simulation: latest?.id })}
        data-testid="foreseen-see"
      >
        {latest ? 'See what it found' : 'Simulate it'}
      </Button>
    </div>
  );
}
