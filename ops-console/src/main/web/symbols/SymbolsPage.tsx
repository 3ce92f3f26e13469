import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { killSwitchesQuery, symbolsQuery } from '../api/queries';
import { useDenied } from '../shell/session';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { type Column, Grid } from '../ui/Grid';
import { grouped, plural } from '../ui/numbers';
import { Aside, Facts, Page, Panel, Split } from '../ui/Page';
import { sentence } from '../ui/tone';
import { Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import { filtered, type Listed, withKills } from './catalogue';
import { KillButton } from './KillButton';
import { KillDialog } from './KillDialog';
import css from './symbols.module.css';

const columns = (denied: string | undefined): Column<Listed>[] => [
  {
    name: 'Symbol',
    width: '104px',
    cell: (s) => (
      <Link to="/symbols" search={(old) => ({ ...old, symbol: s.key })} className={css.symbol}>
        {s.symbol}
      </Link>
    ),
  },
  { name: 'Environment', width: '84px', cell: (s) => s.environment },
  {
    name: 'Description',
    width: 'minmax(150px, 2fr)',
    cell: (s) => s.description,
    hint: (s) => s.description,
  },
  { name: 'Class', width: '82px', cell: (s) => classText(s.assetClass) },
  { name: 'Bucket', wide: true, width: '92px', cell: (s) => <span className="mono">{s.bucket}</span> },
  { name: 'Contract', wide: true, width: '78px', end: true, cell: (s) => grouped(s.contractSize) },
  { name: 'Tick', wide: true, width: '70px', end: true, cell: (s) => s.tickSize },
  {
    name: 'Quantity',
    wide: true,
    width: '150px',
    end: true,
    cell: (s) => `${grouped(s.minQty)} – ${grouped(s.maxQty)}`,
    hint: (s) => `in steps of ${grouped(s.qtyStep)}`,
  },
  {
    name: 'State',
    width: 'minmax(150px, 2fr)',
    cell: (s) =>
      s.kill ? (
        <span className={css.killed}>
          <Badge of={{ label: 'Killed', tone: 'bad' }} />
          <span>
            {s.kill.by}: {s.kill.reason}
          </span>
        </span>
      ) : (
        <Badge bare of={{ label: 'Tradable', tone: 'ok' }} />
      ),
    hint: (s) => s.kill && `${s.kill.by}: ${s.kill.reason}`,
  },
  {
    name: 'Act',
    width: '76px',
    hideName: true,
    end: true,
    cell: (s) => <KillButton of={s} denied={denied} />,
  },
];

/** `SHARE` reads as Share; an abbreviation such as `FX` stays one. */
const classText = (assetClass: string) =>
  assetClass.length <= 3 ? assetClass.toUpperCase() : sentence(assetClass);

export default function SymbolsPage() {
  const search = useSearch({ from: '/symbols' });
  const navigate = useNavigate();
  const denied = useDenied('symbol:kill');
  const symbols = useQuery(symbolsQuery);
  const kills = useQuery(killSwitchesQuery);
  const all = withKills(symbols.data ?? [], kills.data ?? []);
  const rows = filtered(all, search);
  const chosen = all.find((s) => s.key === search.symbol);
  const set = (change: Record<string, string | undefined>) =>
    navigate({ to: '/symbols', search: (old) => ({ ...old, ...change }) });
  const classes = [...new Set(all.map((s) => s.assetClass))].sort();
  const environments = [...new Set(all.map((s) => s.environment))].sort();
  return (
    <Page
      title="Symbols"
      lead={
        symbols.data &&
        `${plural(all.length, 'listing')}, ${all.filter((s) => s.kill).length || 'none'} killed.`
      }
      tools={
        <>
          <SavedViews page="symbols" />
          <Export path="/symbols" />
        </>
      }
    >
      <Filters label="Filter symbols">
        <FilterText
          id="q"
          label="Find"
          placeholder="Symbol, name or bucket"
          value={search.q}
          wide
          onSet={(q) => set({ q: q || undefined })}
        />
        <FilterChoice
          id="env"
          label="Environment"
          options={[
            { value: '', label: 'Any environment' },
            ...environments.map((v) => ({ value: v, label: v })),
          ]}
          value={search.env}
          onSet={(v) => set({ env: v || undefined })}
        />
        <FilterChoice
          id="class"
          label="Asset class"
          options={[
            { value: '', label: 'Any class' },
            ...classes.map((v) => ({ value: v, label: classText(v) })),
          ]}
          value={search.assetClass}
          onSet={(v) => set({ assetClass: v || undefined })}
        />
        <FilterChoice
          id="state"
          label="State"
          options={[
            { value: '', label: 'Any state' },
            { value: 'tradable', label: 'Tradable' },
            { value: 'killed', label: 'Killed' },
          ]}
          value={search.state}
          onSet={(v) => set({ state: v || undefined })}
        />
      </Filters>
      <Split
        detail={
          chosen && <SymbolAside of={chosen} denied={denied} close={() => set({ symbol: undefined })} />
        }
      >
        <Panel>
          {symbols.isPending ? (
            <Loading rows={12} />
          ) : symbols.error && !symbols.data ? (
            <Failed error={symbols.error} retry={() => symbols.refetch()} />
          ) : rows.length === 0 ? (
            <Blank icon="symbols" title={all.length === 0 ? 'No symbols listed' : 'No symbol matches'}>
              {all.length === 0
                ? 'symbol-cms-service publishes the catalogue when it starts.'
                : 'Change or clear the filter above.'}
            </Blank>
          ) : (
            <Grid
              label="Symbols"
              columns={columns(denied)}
              rows={rows}
              keyOf={(s) => s.key}
              onOpen={(s) => set({ symbol: s.key })}
              selected={search.symbol}
              compact={chosen !== undefined}
              rowTestId="symbol-row"
            />
          )}
        </Panel>
      </Split>
      <KillDialog all={all} />
    </Page>
  );
}

function SymbolAside({
  of: s,
  denied,
  close,
}: {
  of: Listed;
  denied: string | undefined;
  close: () => void;
}) {
  const mapped = Object.entries(s.omsSymbols ?? {});
  return (
    <Aside title={`${s.symbol} ${s.environment}`} onClose={close} testId="symbol-detail">
      {s.kill && (
        <div className={css.killBox}>
          <Badge of={{ label: 'Killed', tone: 'bad' }} />
          <p>
            by <b>{s.kill.by}</b> since <Time at={s.kill.since} />
          </p>
          <p>“{s.kill.reason}”</p>
        </div>
      )}
      <Facts
        of={[
          ['Name', s.description],
          ['Class', classText(s.assetClass)],
          [
            'Bucket',
            <span key="b" className="mono">
              {s.bucket}
            </span>,
          ],
          ['Currency', s.currency],
          ['Contract size', grouped(s.contractSize)],
          ['Tick', `${s.tickSize}, ${plural(s.precision, 'decimal')}`],
          ['Quantity', `${grouped(s.minQty)} to ${grouped(s.maxQty)}, step ${grouped(s.qtyStep)}`],
          ['Order types', s.ordTypes.map(sentence).join(', ')],
          [
            'Hours',
            <span key="h">
              {s.sessions.map((hours) => (
                <span key={hours} className={css.hours}>
                  {hours}
                </span>
              ))}
            </span>,
          ],
          [
            'Name at OMS',
            mapped.length > 0
              ? mapped.map(([oms, name]) => `${name} at ${oms}`).join(', ')
              : 'the same everywhere',
          ],
          ['Version', `${s.version}`],
          ['Updated', <Time key="u" at={s.updatedAt} />],
        ]}
      />
      <div className={css.asideActs}>
        <KillButton of={s} denied={denied} wide />
        <Link to="/orders" search={{ symbol: s.symbol }} className="link">
          Orders
        </Link>
        <Link to="/audit" search={{ object: `symbol:${s.key}` }} className="link">
          Audit
        </Link>
      </div>
    </Aside>
  );
}
