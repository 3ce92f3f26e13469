import { useQuery } from '@tanstack/react-query';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { FilterChoice } from '../ui/Filters';
import { plural } from '../ui/numbers';
import { Panel } from '../ui/Page';
import { type Labelled, labelled } from '../ui/tone';
import { controlsOf, differences } from './certificate';
import type { Difference, FileDiff } from './contract';
import { DeliverDialog } from './DeliverDialog';
import { DELIVER } from './permissions';
import { usePlace } from './place';
import { diffQuery, filePath, templatesQuery } from './queries';
import css from './recon.module.css';
import { Totals } from './Totals';

/** Finance's file of the day: the platform's against one that is rebuilt from the drop copy alone. */
export function FilePanel({ oms, day }: { oms: string; day: string }) {
  const { search, set } = usePlace();
  const templates = useQuery(templatesQuery);
  const template = search.template ?? templates.data?.[0]?.name;
  return (
    <Panel
      title="Finance’s file"
      aside={
        template && (
          <>
            <FilterChoice
              id="template"
              label="Template"
              options={[...new Set([...(templates.data ?? []).map((t) => t.name), template])].map((value) => ({
                value,
                label: value,
              }))}
              value={template}
              onSet={(v) => set({ template: v })}
            />
            <Export path={filePath(oms, day)} params={{ template, side: 'PLATFORM' }} />
          </>
        )
      }
      testId="finance-file"
    >
      {templates.isPending ? (
        <Loading rows={5} />
      ) : !templates.data ? (
        <Failed error={templates.error} retry={() => templates.refetch()} />
      ) : !template ? (
        <Blank icon="orders" title="No template">
          A template says how the broker’s file is laid out. Add one with interlockctl, then its file is compared here
          before it leaves.
        </Blank>
      ) : (
        <Compared oms={oms} day={day} template={template} />
      )}
    </Panel>
  );
}

function Compared({ oms, day, template }: { oms: string; day: string; template: string }) {
  const diff = useQuery(diffQuery(oms, day, template));
  const { search, set } = usePlace();
  const denied = useDenied(DELIVER);
  if (diff.isPending) return <Loading rows={5} />;
  if (!diff.data) return <Failed error={diff.error} retry={() => diff.refetch()} />;
  const d = diff.data;
  const count = differences(d);
  return (
    <>
      <div className={css.certificate}>
        <div className={css.verdict}>
          <Badge
            of={
              d.agrees
                ? { label: 'Both files are the same', tone: 'ok' }
                : { label: `${plural(count, 'row')} differ`, tone: 'bad' }
            }
          />
          <p>
            The platform’s file against one rebuilt from the drop copy alone, by {d.template} version {d.templateVersion}.
          </p>
          <p className="mono">{d.platform.name}</p>
          <Act
            blocked={denied}
            onAct={() => set({ act: 'deliver' })}
            variant={d.agrees ? 'filled' : 'default'}
            size="xs"
            testId="act-deliver"
          >
            Deliver
          </Act>
        </div>
        <Totals label="Control totals of both files" rows={controlsOf(d)} />
      </div>
      {count > 0 && <Rows of={d} />}
      {search.act === 'deliver' && <DeliverDialog of={d} close={() => set({ act: undefined })} />}
    </>
  );
}

const WHERE: Record<string, Labelled> = {
  ONLY_PLATFORM: { label: 'Only platform', tone: 'warn' },
  ONLY_DROP_COPY: { label: 'Only drop copy', tone: 'bad' },
  DIFFERS: { label: 'Differs', tone: 'policy' },
};

function Rows({ of: d }: { of: FileDiff }) {
  const told = d.diff.differences;
  const left = differences(d) - told.length;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label="Rows that differ">
      <table className={`${css.table} ${css.rows}`}>
        <thead>
          <tr>
            <th scope="col">ExecID(17)</th>
            <th scope="col">Where</th>
            <th scope="col">Column: platform, drop copy</th>
          </tr>
        </thead>
        <tbody>
          {told.map((each) => (
            <tr key={each.execId} data-testid="file-difference">
              <th scope="row" className="mono">
                {each.execId}
              </th>
              <td>
                <Badge bare of={labelled(WHERE, each.where)} />
              </td>
              <td>
                <Values of={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="muted">and {plural(left, 'row')} more.</p>}
    </div>
  );
}

function Values({ of }: { of: Difference }) {
  return (
    <ul className={css.values}>
      {of.fields.map((f) => (
        <li key={f.column}>
          {f.column}: <span className="mono">{f.platform || 'absent'}</span> ≠{' '}
          <span className="mono">{f.dropCopy || 'absent'}</span>
        </li>
      ))}
    </ul>
  );
}
