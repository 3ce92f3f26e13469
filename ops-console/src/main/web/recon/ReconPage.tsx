import { DayPage } from './DayPage';
import { ImportsPage } from './ImportsPage';
import { usePlace } from './place';
import { ProofPage } from './ProofPage';

export default function ReconPage() {
  const { view } = usePlace();
  return view === 'day' ? <DayPage /> : view === 'imports' ? <ImportsPage /> : <ProofPage />;
}
