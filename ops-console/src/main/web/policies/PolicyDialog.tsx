import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDenied, useMe } from '../shell/session';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Time } from '../ui/zone';
import type { Policy, Version } from './contract';
import { DraftDialog } from './DraftDialog';
import { Foreseen } from './Foreseen';
import { usePlace } from './place';
import { END, endAfter, movesOf, revertible, stage } from './policies';
import { draftPath, policyPath, TOUCHED } from './queries';
import { SimulateDialog } from './SimulateDialog';

/** The dialog that `?act=` opens, for the version that `?version=` names; none where its state does not allow it. */
export function PolicyDialog({ of, versions }: { of: Policy; versions: Version[] }) {
  const { search, set } = usePlace();
  const close = () => set({ act: undefined, version: undefined, simulation: undefined }, true);
  const known = [...of.drafts, ...versions];
  const version = known.find((v) => String(v.version) === search.version);
  switch (search.act) {
    case 'ends':
      return of.active ? <EndDialog of={of} close={close} /> : null;
    case 'reverts':
      return revertible(versions).length > 0 ? (
        <RevertDialog of={of} versions={versions} first={search.version} close={close} />
      ) : null;
    case 'draft':
      return version ? <DraftDialog from={version} close={close} /> : null;
    case 'edit':
      return version?.state === 'DRAFT' ? <DraftDialog draft={version} close={close} /> : null;
    case 'simulate':
      return version ? <SimulateDialog of={version} close={close} /> : null;
    default:
      return version && search.act ? (
        <VersionDialog of={version} act={search.act} active={of.active?.version} close={close} />
      ) : null;
  }
}

type Closing = { close: () => void };

const MEANS: Record<string, (v: Version) => string> = {
  submissions: () =>
    'A second person is asked to approve it; where none is needed, it is approved by that. It cannot be edited any more.',
  approvals: () => 'It may be put in force as it stands. Nobody approves what he wrote himself where two people are needed.',
  'emergency-activations': () =>
    'It is in force at once, by you alone: nobody else has seen it. The others are alerted. It takes the place of nothing.',
  declines: () => 'It is refused for good. Another draft can be made from it.',
  discards: (v) =>
    v.state === 'SCHEDULED' ? 'It does not come into force when its time comes.' : 'It is given up before it was ever in force.',
};

const VERBS: Record<string, string> = {
  submissions: 'submit',
  approvals: 'approve',
  declines: 'decline',
  discards: 'discard',
  activations: 'activate',
  'emergency-activations': 'emergency',
};

/** Acts that lead to something in force. */
const FORESEEN = ['submissions', 'approvals', 'activations'];

function VersionDialog({ of, act, active, close }: { of: Version; act: string; active: number | undefined } & Closing) {
  const move = movesOf(of, useMe().user).find((m) => m.act === act);
  const denied = useDenied(move?.permission ?? '');
  const start = useStart();
  const until = useEnd(start.at);
  if (!move) return null;
  const applies = act === 'activations';
  const alone = act === 'emergency-activations';
  const replaced = active ? `It takes the place of version ${active}.` : 'Nothing is in force now.';
  return (
    <ReasonDialog
      title={`${move.label}: ${of.id}, version ${of.version}`}
      says={applies ? `It is in force ${start.at ? 'by itself when its time comes' : 'at once'}. ${replaced}` : MEANS[act]?.(of)}
      act={move.label}
      path={`${draftPath(of.id, of.version)}/${act}`}
      more={applies ? { ...start.more, ...until.more } : alone ? until.more : {}}
      cli={[
        ...['policies', VERBS[act] ?? act, of.id, String(of.version)],
        ...(applies ? [...start.cli, ...until.cli] : alone ? until.cli : []),
      ]}
      refresh={TOUCHED}
      {...(act === 'approvals' && { version: of.revision })}
      blocked={denied ?? move.blocked ?? (applies ? (start.blocked ?? until.blocked) : alone ? until.blocked : undefined)}
      grave={alone}
      close={close}
    >
      {FORESEEN.includes(act) && <Foreseen of={of} />}
      {applies && start.field}
      {(applies || alone) && until.field}
    </ReasonDialog>
  );
}

function EndDialog({ of, close }: { of: Policy } & Closing) {
  const denied = useDenied(END.permission);
  return (
    <ReasonDialog
      title={`End ${of.id} in ${of.environment}`}
      says={
        <>
          Version {of.active?.version} is withdrawn at once and nothing takes its place. To have an earlier version
          back, revert to it instead.
        </>
      }
      act="End"
      path={`${policyPath(of.id)}/ends`}
      cli={['policies', 'end', of.id]}
      refresh={TOUCHED}
      blocked={denied}
      grave
      close={close}
    />
  );
}

function RevertDialog({
  of,
  versions,
  first,
  close,
}: { of: Policy; versions: Version[]; first: string | undefined } & Closing) {
  const denied = useDenied(END.permission);
  const choices = revertible(versions);
  const wanted = choices.find((v) => String(v.version) === first) ?? choices[0];
  const [version, setVersion] = useState(wanted?.version ?? 0);
  const until = useEnd();
  return (
    <ReasonDialog
      title={`Revert ${of.id} in ${of.environment}`}
      says="The version is in force again at once, without a new approval."
      act="Revert"
      path={`${policyPath(of.id)}/reverts`}
      more={{ version, ...until.more }}
      cli={['policies', 'revert', of.id, '--to', String(version), ...until.cli]}
      refresh={TOUCHED}
      blocked={denied ?? until.blocked}
      close={close}
    >
      <NativeSelect
        label="To version"
        data={choices.map((v) => ({
          value: String(v.version),
          label: `Version ${v.version}, ${stage(v.state).label.toLowerCase()}: ${v.reason}`,
        }))}
        value={String(version)}
        onChange={(event) => setVersion(Number(event.currentTarget.value))}
        data-testid="revert-version"
      />
      {until.field}
    </ReasonDialog>
  );
}

/** A start in minutes, or at once; fixed when it is typed, as an end is. */
function useStart() {
  const [minutes, setMinutes] = useState('');
  const [at, setAt] = useState<string>();
  const wrong = minutes.trim() !== '' && !at;
  const field = (
    <TextInput
      label="Starts after"
      description={at ? <>It comes into force at <Time at={at} />.</> : 'Empty for at once.'}
      rightSection={<span className="muted">min</span>}
      value={minutes}
      inputMode="numeric"
      error={wrong ? 'Whole minutes' : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setMinutes(text);
        setAt(endAfter(text, Date.now()));
      }}
      data-testid="start-minutes"
    />
  );
  return {
    at,
    field,
    more: at ? { at } : {},
    cli: at ? ['--at', at] : [],
    blocked: wrong ? 'The start is no number of minutes' : undefined,
  };
}

/** An end in minutes from now, or none. The instant is fixed when it is typed, so that a repeated click wants the same. */
function useEnd(start?: string) {
  const [minutes, setMinutes] = useState('');
  const [end, setEnd] = useState<string>();
  const wrong = minutes.trim() !== '' && !end;
  const early = end !== undefined && start !== undefined && end <= start;
  const field = (
    <TextInput
      label="Ends after"
      description={end ? <>It ends by itself at <Time at={end} />; what it replaces returns.</> : 'Empty for no end.'}
      rightSection={<span className="muted">min</span>}
      value={minutes}
      inputMode="numeric"
      error={wrong ? 'Whole minutes' : early ? 'Before it starts' : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setMinutes(text);
        setEnd(endAfter(text, Date.now()));
      }}
      data-testid="end-minutes"
    />
  );
  return {
    field,
    more: end ? { until: end } : {},
    cli: end ? ['--until', end] : [],
    blocked: wrong ? 'The end is no number of minutes' : early ? 'It would end before it starts' : undefined,
  };
}
