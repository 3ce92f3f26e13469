import { useNavigate } from '@tanstack/react-router';
import { Tabs } from '../ui/Tabs';

const PARTS = [
  { value: 'breaks', label: 'Breaks' },
  { value: 'proof', label: 'Proof' },
  { value: 'day', label: 'End of day' },
  { value: 'imports', label: 'Imports' },
] as const;

/** From one page of reconciliation to the other. */
export function Parts({ value }: { value: (typeof PARTS)[number]['value'] }) {
  const navigate = useNavigate();
  return (
    <Tabs
      label="Part of reconciliation"
      value={value}
      options={[...PARTS]}
      onPick={(part) =>
        part === 'breaks'
          ? navigate({ to: '/breaks/{-$id}', params: {}, search: {} })
          : navigate({ to: '/recon/{-$view}', params: part === 'proof' ? {} : { view: part }, search: {} })
      }
    />
  );
}
