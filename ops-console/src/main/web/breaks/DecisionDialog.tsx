import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { decideCli } from '../recon/commands';
import type { Decided, ReconBreak } from '../recon/contract';
import { DECISIONS_PATH, decisionPath } from '../recon/queries';
import { ActDialog } from '../ui/ActDialog';
import { plural } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { typeName } from './breaks';
import css from './breaks.module.css';
import type { Move } from './decisions';

const TOUCHED = ['breaks', 'break', 'recon-summary', 'recon-proof', 'recon-certificate', 'audit'];

/** A decision about one break, or the same about many; of many, those that cannot be decided so are named. */
export function DecisionDialog(props: {
  of: ReconBreak[];
  move: Move;
  value?: string;
  close: () => void;
  done?: () => void;
}) {
  const { of, move } = props;
  const [value, setValue] = useState(props.value ?? '');
  const [refused, setRefused] = useState<Decided['refused']>([]);
  const acted = useRef(false);
  const given = value.trim() || undefined;
  const one = of.length === 1 ? of[0] : undefined;
  const ids = of.map((b) => b.breakId);
  const asked = move.value && !props.value;
  return (
    <ActDialog<ReconBreak | Decided>
      title={one ? `${move.label}: ${typeName(one.type)}` : `${move.label}: ${plural(of.length, 'break')}`}
      says={move.says}
      act={move.label}
      path={one ? decisionPath(one.breakId) : DECISIONS_PATH}
      bodyOf={(reason) => ({
        ...(one ? {} : { breakIds: ids }),
        action: move.action,
        ...(given && { value: given }),
        reason,
      })}
      label={move.action === 'COMMENT' ? 'Comment' : 'Reason'}
      description="Stands in the break’s history and in the audit."
      {...(one && { cli: (reason: string) => decideCli(one.breakId, move.action, given, reason) })}
      refresh={TOUCHED}
      blocked={
        refused.length > 0
          ? 'The others are decided'
          : asked && !given
            ? `${move.value?.label} is needed`
            : undefined
      }
      grave={move.grave ?? false}
      stays={(answer) => {
        acted.current = true;
        const left = 'refused' in answer ? answer.refused : [];
        setRefused(left);
        return left.length > 0;
      }}
      close={() => {
        if (acted.current) props.done?.();
        props.close();
      }}
    >
      {one && <p className={css.quoted}>{one.explanation}</p>}
      {asked && (
        <TextInput
          label={move.value?.label}
          placeholder={move.value?.placeholder ?? ''}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          maxLength={64}
          required
          data-testid="decision-value"
        />
      )}
      {refused.length > 0 && (
        <Notice tone="warn" title={`${plural(refused.length, 'break')} could not be decided so`} testId="refused">
          {refused.map((r) => (
            <span key={r.breakId} className={css.refused}>
              <span className="mono">{r.breakId}</span> {r.why}
            </span>
          ))}
        </Notice>
      )}
    </ActDialog>
  );
}
