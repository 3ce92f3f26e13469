import { useState } from 'react';
import type { ReconBreak } from '../recon/contract';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { plural } from '../ui/numbers';
import css from './breaks.module.css';
import { DecisionDialog } from './DecisionDialog';
import { BULK, type Move } from './decisions';

/** The same decision about all that are picked. */
export function BulkBar({ of, clear }: { of: ReconBreak[]; clear: () => void }) {
  const [move, setMove] = useState<Move>();
  return (
    <div className={css.bulk} role="group" aria-label="What to do with those picked" data-testid="bulk-bar">
      <strong>{plural(of.length, 'break')} picked</strong>
      {BULK.map((m) => (
        <BulkAct key={m.action} of={m} onAct={() => setMove(m)} />
      ))}
      <button type="button" className="link" onClick={clear} data-testid="bulk-clear">
        Pick none
      </button>
      {move && <DecisionDialog of={of} move={move} close={() => setMove(undefined)} done={clear} />}
    </div>
  );
}

function BulkAct({ of, onAct }: { of: Move; onAct: () => void }) {
  return (
    <Act blocked={useDenied(of.permission)} onAct={onAct} testId={`bulk-${of.action}`}>
      {of.label}
    </Act>
  );
}
