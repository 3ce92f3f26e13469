import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDenied, useMe } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Aside, Facts } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import type { Active, Version } from './contract';
import { Ends } from './Ends';
import { lines } from './lines';
import { usePlace } from './place';
import { afterwards, againstOf, bodyText, END, type Move, movesOf, NEW_DRAFT, revertible, stage } from './policies';
import css from './policies.module.css';
import { PolicyDialog } from './PolicyDialog';
import { diffQuery, policyQuery, versionsQuery } from './queries';
import { Findings, Words } from './Said';

/** A policy: what of it is in force, what is on its way, and what there was. */
export function PolicyAside({ id }: { id: string }) {
  const { search, set, choose } = usePlace();
  const policy = useQuery(policyQuery(id));
  const versions = useQuery(versionsQuery(id));
  const p = policy.data;
  const all = versions.data ?? [];
  const open = (act: string, version?: number) => set({ act, version: version ? String(version) : undefined, simulation: undefined });
  return (
    <Aside title={id} onClose={() => choose(undefined)} testId="policy-detail">
      {policy.isPending ? (
        <Loading rows={8} />
      ) : !p ? (
        <Failed error={policy.error} retry={() => policy.refetch()} />
      ) : (
        <>
          <div className={css.acts} role="group" aria-label={`Actions on ${id}`}>
            <MoveAct of={NEW_DRAFT} onAct={() => open('draft', p.active?.version ?? all[0]?.version)} />
            <MoveAct
              of={{ act: 'reverts', label: 'Revert', permission: END.permission }}
              blocked={revertible(all).length === 0 ? 'No earlier version was in force' : undefined}
              onAct={() => open('reverts')}
            />
            <MoveAct of={END} blocked={p.active ? undefined : 'Nothing is in force'} onAct={() => open('ends')} />
          </div>
          <section className={css.part} aria-label="In force" data-testid="policy-active">
            <h3>In force</h3>
            {p.active ? (
              <InForce of={p.active} environment={p.environment} />
            ) : (
              <p className="muted">Nothing is in force.</p>
            )}
          </section>
          {p.drafts.length > 0 && (
            <section className={css.part} aria-label="On its way">
              <h3>On its way</h3>
              <ul className={css.versions}>
                {p.drafts.map((v) => (
                  <Draft key={v.version} of={v} open={open} />
                ))}
              </ul>
            </section>
          )}
          <section className={css.part} aria-label="Versions">
            <h3>Versions</h3>
            {versions.isPending ? (
              <Loading rows={3} />
            ) : !versions.data ? (
              <Failed error={versions.error} retry={() => versions.refetch()} />
            ) : (
              <ul className={css.versions}>
                {all.map((v) => (
                  <Past key={v.version} of={v} all={all} active={p.active?.version} open={open} />
                ))}
              </ul>
            )}
          </section>
          {search.act && <PolicyDialog of={p} versions={all} />}
        </>
      )}
    </Aside>
  );
}

type Opening = { open: (act: string, version?: number) => void };

function MoveAct({
  of,
  blocked,
  onAct,
  version,
}: {
  of: Move;
  blocked?: string | undefined;
  onAct: () => void;
  version?: number;
}) {
  const denied = useDenied(of.permission);
  return (
    <Act
      blocked={denied ?? blocked ?? of.blocked}
      onAct={onAct}
      testId={`act-${of.act}`}
      {...(version !== undefined && { 'data-id': String(version), 'aria-label': `${of.label}, version ${version}` })}
    >
      {of.label}
    </Act>
  );
}

function InForce({ of: a, environment }: { of: Active; environment: string }) {
  return (
    <>
      <span className={css.head}>
        <Badge of={stage('ACTIVE')} /> Version {a.version}
      </span>
      <Words of={a.body} />
      <Facts
        of={[
          ['Environment', environment],
          ['Priority', a.body.priority],
          ['Came by', sentence(a.cause)],
          ['Who', a.by],
          ['Why', a.reason],
          ['Since', <Time key="s" at={a.since} />],
          ['Ends', a.until ? <span key="u"><Ends at={a.until} />, at <Time at={a.until} /></span> : 'no end'],
          ['Then', afterwards(a.until, a.returns)],
        ]}
      />
    </>
  );
}

function Draft({ of: v, open }: { of: Version } & Opening) {
  return (
    <li data-testid="policy-draft" data-id={v.version}>
      <Head of={v} />
      <Words of={v.body} />
      <p className="muted">
        {v.authors.join(', ')}: {v.reason}
      </p>
      {v.decision && (
        <p className="muted">
          {v.decision.by} decided <Time at={v.decision.at} />: {v.decision.reason}
        </p>
      )}
      {v.plan && (
        <p>
          Comes into force <Time at={v.plan.at} />
          {v.plan.until && (
            <>
              , ends <Time at={v.plan.until} />
            </>
          )}
          : {v.plan.reason} ({v.plan.by})
        </p>
      )}
      {v.findings.length > 0 && <Findings of={v.findings} />}
      <Moves of={v} open={open} />
    </li>
  );
}

function Head({ of: v }: { of: Version }) {
  return (
    <span className={css.head}>
      <b>Version {v.version}</b>
      <Badge of={stage(v.state)} />
      <span className="muted">
        <Time at={v.at} />
      </span>
    </span>
  );
}

function Moves({ of: v, open, children }: { of: Version; children?: React.ReactNode } & Opening) {
  const me = useMe();
  return (
    <div className={css.acts} role="group" aria-label={`Actions on version ${v.version}`}>
      {movesOf(v, me.user).map((m) => (
        <MoveAct key={m.act} of={m} version={v.version} onAct={() => open(m.act, v.version)} />
      ))}
      {children}
    </div>
  );
}

function Past({ of: v, all, active, open }: { of: Version; all: Version[]; active: number | undefined } & Opening) {
  const { search, set } = usePlace();
  const shown = search.version === String(v.version) && !search.act;
  const against = shown && search.against ? Number(search.against) : againstOf(v.version, v.state, active);
  const moves = movesOf(v, useMe().user);
  const pending = moves.some((m) => m.act === 'discards');
  return (
    <li data-testid="policy-version" data-id={v.version}>
      <Head of={v} />
      <p className="muted">
        {v.authors.join(', ')}: {v.reason}
      </p>
      {v.activations.map((a) => (
        <p key={a.number} className="muted">
          {sentence(a.cause)} by {a.by} <Time at={a.since} />
          {a.closed && (
            <>
              {' '}
              until <Time at={a.closed} />
            </>
          )}
        </p>
      ))}
      <div className={css.acts}>
        <button
          type="button"
          className="link"
          aria-expanded={shown}
          onClick={() => set({ version: shown ? undefined : String(v.version), against: undefined })}
          data-testid="compare"
          data-id={v.version}
        >
          {against === undefined ? 'What it says' : `What differs from version ${against}`}
        </button>
        <MoveAct of={NEW_DRAFT} version={v.version} onAct={() => open('draft', v.version)} />
      </div>
      {!pending && moves.length > 0 && <Moves of={v} open={open} />}
      {shown && <Words of={v.body} />}
      {shown && against !== undefined && (
        <>
          <NativeSelect
            label="Compare with"
            size="xs"
            data={all.filter((o) => o.version !== v.version).map(choice)}
            value={String(against)}
            onChange={(event) => set({ against: event.currentTarget.value })}
            data-testid="compare-with"
          />
          <Differing id={v.id} version={v.version} against={against} />
          <AsJson of={v} before={all.find((o) => o.version === against)} />
        </>
      )}
    </li>
  );
}

const choice = ({ version, state }: Version) => ({
  value: String(version),
  label: `Version ${version}, ${stage(state).label.toLowerCase()}`,
});

/** The same as text, line by line. */
function AsJson({ of, before }: { of: Version; before: Version | undefined }) {
  if (!before) return null;
  return (
    <details className={css.json} data-testid="compare-json">
      <summary>As JSON</summary>
      <pre className="mono">
        {lines(bodyText(before.body), bodyText(of.body)).map(({ kind, text }, i) => (
          <span key={`${i}${text}`} data-kind={kind}>
            {MARKS[kind]} {text}
          </span>
        ))}
      </pre>
    </details>
  );
}

const MARKS = { same: ' ', gone: '−', new: '+' };

function Differing(of: { id: string; version: number; against: number }) {
  const diff = useQuery(diffQuery(of.id, of.version, of.against));
  if (diff.isPending) return <Loading rows={2} />;
  if (!diff.data) return <Failed error={diff.error} retry={() => diff.refetch()} />;
  if (diff.data.differences.length === 0) return <p className="muted">Nothing differs.</p>;
  return (
    <ul className={css.differences} aria-label={`From version ${of.against} to ${of.version}`}>
      {diff.data.differences.map((d) => (
        <li key={d.pointer} title={d.pointer} data-testid="difference" data-id={d.pointer}>
          {d.words}
        </li>
      ))}
    </ul>
  );
}
