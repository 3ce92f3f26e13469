import { useQuery } from '@tanstack/react-query';
import { reconSummaryQuery } from '../api/queries';
import { Blank, Failed, Loading } from '../ui/Blank';
import { FilterChoice } from '../ui/Filters';
import { Page, Panel } from '../ui/Page';
import { SavedViews } from '../views/SavedViews';
import { CertificatePanel } from './CertificatePanel';
import { DayField } from './DayField';
import { Deliveries } from './Deliveries';
import { FilePanel } from './FilePanel';
import { Parts } from './Parts';
import { usePlace } from './place';
import { certificateQuery } from './queries';
import css from './recon.module.css';
import { SignedDays } from './SignedDays';

/** The end of a day at an OMS: its certificate and who signed it, finance's file and where it went. */
export function DayPage() {
  const { day, search, set } = usePlace();
  const summary = useQuery(reconSummaryQuery);
  const omss = (summary.data?.perOms ?? []).map((o) => o.oms);
  const oms = search.oms ?? omss[0];
  return (
    <Page
      title="End of day"
      lead="What a day at an OMS came to, who has signed for it, and the file that finance gets."
      tools={
        <>
          <Parts value="day" />
          {oms && (
            <FilterChoice
              id="oms"
              label="OMS"
              options={[...new Set([...omss, oms])].map((value) => ({ value, label: value }))}
              value={oms}
              onSet={(v) => set({ oms: v })}
            />
          )}
          <DayField />
          <SavedViews page="recon-day" />
        </>
      }
    >
      {oms ? (
        <div className={css.columns}>
          <div>
            <Certified oms={oms} day={day} />
            <FilePanel oms={oms} day={day} />
          </div>
          <div>
            <SignedDays oms={oms} />
            <Deliveries oms={oms} day={day} />
          </div>
        </div>
      ) : (
        <Panel>
          {summary.isPending ? (
            <Loading rows={8} />
          ) : summary.error ? (
            <Failed error={summary.error} retry={() => summary.refetch()} />
          ) : (
            <Blank icon="proof" title="No OMS yet">
              As soon as one has traded, its day can be certified here.
            </Blank>
          )}
        </Panel>
      )}
    </Page>
  );
}

function Certified({ oms, day }: { oms: string; day: string }) {
  const found = useQuery(certificateQuery(oms, day));
  if (found.isPending)
    return (
      <Panel>
        <Loading rows={8} />
      </Panel>
    );
  if (!found.data)
    return (
      <Panel>
        <Failed error={found.error} retry={() => found.refetch()} />
      </Panel>
    );
  return <CertificatePanel of={found.data} />;
}
