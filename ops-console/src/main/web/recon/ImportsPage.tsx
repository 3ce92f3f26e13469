import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { type Column, Grid } from '../ui/Grid';
import { Icon } from '../ui/Icon';
import { More } from '../ui/More';
import { grouped } from '../ui/numbers';
import { Page, Panel, Split } from '../ui/Page';
import { Time } from '../ui/zone';
import { SavedViews } from '../views/SavedViews';
import type { ReconImport } from './contract';
import { ImportAside } from './ImportAside';
import { formatName, importStatus } from './imports';
import { Parts } from './Parts';
import { IMPORT } from './permissions';
import { usePlace } from './place';
import { importsQuery } from './queries';
import { UploadDialog } from './UploadDialog';

const columns: Column<ReconImport>[] = [
  { name: 'Status', width: '100px', cell: (i) => <Badge of={importStatus(i.status)} /> },
  {
    name: 'File',
    width: 'minmax(160px, 2fr)',
    cell: (i) => (
      <Link to="/recon/{-$view}" params={{ view: 'imports' }} search={(s) => ({ ...s, open: i.id })} className="mono">
        {i.fileName ?? i.id}
      </Link>
    ),
    hint: (i) => i.fileName ?? i.id,
  },
  { name: 'OMS', width: '60px', cell: (i) => i.oms },
  { name: 'Format', wide: true, width: '136px', cell: (i) => formatName(i.format) },
  { name: 'Mode', width: '104px', cell: (i) => `${i.mode === 'STRICT' ? 'strict' : 'lenient'}${i.dryRun ? ', dry' : ''}` },
  { name: 'Lines', wide: true, width: '80px', end: true, cell: (i) => grouped(i.lines) },
  { name: 'Bad', width: '56px', end: true, cell: (i) => (i.bad > 0 ? <b>{grouped(i.bad)}</b> : '0') },
  { name: 'New', width: '70px', end: true, cell: (i) => grouped(i.published) },
  { name: 'Who', wide: true, width: '90px', cell: (i) => i.by },
  { name: 'When', width: '170px', cell: (i) => <Time at={i.startedAt} /> },
  { name: 'Why', wide: true, width: 'minmax(120px, 2fr)', cell: (i) => <span className="muted">{i.reason}</span>, hint: (i) => i.reason },
];

/** What brokers have of their own: logs and files, taken in as a whole or not at all. */
export function ImportsPage() {
  const { search, set } = usePlace();
  const denied = useDenied(IMPORT);
  const imports = useInfiniteQuery({ ...importsQuery(search.oms), refetchInterval: 5_000 });
  const rows = imports.data?.pages.flatMap((p) => p.items) ?? [];
  const begin = () => set({ act: 'import' });
  return (
    <Page
      title="Imports"
      lead="FIX logs, CSV and end-of-day files of brokers, compared like everything else. Nothing is taken half."
      tools={
        <>
          <Parts value="imports" />
          <SavedViews page="recon-imports" />
          <Export path="/recon-imports" params={{ oms: search.oms }} />
          <Act
            blocked={denied}
            onAct={begin}
            variant="filled"
            size="xs"
            leftSection={<Icon name="upload" size={14} />}
            testId="act-import"
          >
            Import
          </Act>
        </>
      }
    >
      <Split
        wide
        detail={search.open && <ImportAside key={search.open} id={search.open} close={() => set({ open: undefined })} />}
      >
        <Panel>
          {imports.isPending ? (
            <Loading rows={6} />
          ) : !imports.data ? (
            <Failed error={imports.error} retry={() => imports.refetch()} />
          ) : rows.length === 0 ? (
            <Blank
              icon="upload"
              title="Nothing was imported"
              action={
                !denied && (
                  <Button variant="default" onClick={begin}>
                    Import a file
                  </Button>
                )
              }
            >
              Where a drop copy was away, its log or the OMS’s end-of-day file proves what happened meanwhile.
            </Blank>
          ) : (
            <>
              <Grid
                label="Imports"
                columns={columns}
                rows={rows}
                keyOf={(i) => i.id}
                onOpen={(i) => set({ open: i.id })}
                selected={search.open}
                compact={search.open !== undefined}
                rowTestId="import-row"
              />
              <More query={imports} />
            </>
          )}
        </Panel>
      </Split>
      {search.act === 'import' && <UploadDialog close={() => set({ act: undefined })} />}
    </Page>
  );
}
