import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries';
import type { Status } from '../api/types';
import { Badge } from '../ui/Badge';
import { Failed, Loading } from '../ui/Blank';
import { Page, Panel } from '../ui/Page';
import { Attention } from './Attention';
import { Completeness } from './Completeness';
import { Figures } from './Figures';
import { headline } from './health';
import { LatestChanges } from './LatestChanges';
import { LatestRejects } from './LatestRejects';
import { Links } from './Links';
import { OrdersPerMinute } from './OrdersPerMinute';
import css from './overview.module.css';
import { Kills, Services } from './Services';

export default function OverviewPage() {
  const status = useQuery(statusQuery);
  return (
    <Page title="Overview" lead={status.data && <Lead status={status.data} />}>
      {status.error && !status.data ? (
        <Panel>
          <Failed error={status.error} retry={() => status.refetch()} />
        </Panel>
      ) : (
        <>
          {status.data ? (
            <Figures status={status.data} />
          ) : (
            <Panel>
              <Loading rows={2} />
            </Panel>
          )}
          <div className={css.columns}>
            <div className={css.column}>
              <Links />
              <Completeness />
              <OrdersPerMinute />
              <LatestRejects />
            </div>
            <div className={css.column}>
              <Attention />
              <Kills />
              <LatestChanges />
              <Services services={status.data?.services} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function Lead({ status }: { status: Status }) {
  const line = headline(status);
  return (
    <span className={css.lead} data-testid="overview-headline" data-tone={line.tone}>
      <Badge of={{ label: line.title, tone: line.tone }} />
      <span>{line.points.join(' · ')}</span>
    </span>
  );
}
