import { useQuery } from '@tanstack/react-query';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Copy } from '../ui/Copy';
import { grouped } from '../ui/numbers';
import { Aside, Facts } from '../ui/Page';
import { Time } from '../ui/zone';
import { formatName, importStatus, size } from './imports';
import { ImportProgress } from './ImportProgress';
import { importQuery } from './queries';

/** How an import fares, and its errors by line. */
export function ImportAside({ id, close }: { id: string; close: () => void }) {
  const found = useQuery(importQuery(id));
  const i = found.data;
  return (
    <Aside title={i?.fileName ?? 'Import'} onClose={close} testId="import-detail">
      {found.isPending ? (
        <Loading rows={8} />
      ) : !i ? (
        <Failed error={found.error} retry={() => found.refetch()} />
      ) : (
        <>
          <span>
            <Badge of={importStatus(i.status)} />
          </span>
          <ImportProgress of={i} />
          <Facts
            of={[
              ['OMS', i.oms],
              ['Format', formatName(i.format)],
              ['Mapping', i.mapping ? `${i.mapping}, version ${i.mappingVersion}` : 'none'],
              ['Mode', i.mode === 'STRICT' ? 'strict: one bad line refuses the file' : 'lenient: bad lines are left out'],
              ['Dry run', i.dryRun ? 'yes' : 'no'],
              ['Sender', i.sender ?? 'any'],
              ['Size', size(i.bytes)],
              ['Reports', grouped(i.good)],
              ['Passed over', grouped(i.skipped)],
              ['Known before', grouped(i.repeated)],
              ['New', grouped(i.published)],
              ['Who', i.by],
              ['Why', i.reason],
              ['Began', <Time key="b" at={i.startedAt} />],
              ['Ended', i.endedAt ? <Time key="e" at={i.endedAt} /> : 'not yet'],
              [
                'SHA-256',
                i.sha256 ? (
                  <span key="h" className="mono">
                    {i.sha256.slice(0, 16)}… <Copy text={i.sha256} label="Copy the hash" />
                  </span>
                ) : (
                  '–'
                ),
              ],
            ]}
          />
        </>
      )}
    </Aside>
  );
}
