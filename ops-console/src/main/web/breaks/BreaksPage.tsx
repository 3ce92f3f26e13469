import { useMe } from '../shell/session';
import { Parts } from '../recon/Parts';
import { Export } from '../ui/Export';
import { Page, Split } from '../ui/Page';
import { SavedViews } from '../views/SavedViews';
import { BreakCard } from './BreakCard';
import { BreakFilters } from './BreakFilters';
import { requestOf } from './filter';
import { usePlace } from './place';
import { Queue } from './Queue';
import { Summary } from './Summary';

export default function BreaksPage() {
  const { id, search } = usePlace();
  const { user } = useMe();
  return (
    <Page
      title="Breaks"
      lead="The platform's executions against what the OMSs report by drop copy."
      tools={
        <>
          <Parts value="breaks" />
          <SavedViews page="breaks" />
          <Export path="/recon-breaks" params={requestOf(search, user)} />
        </>
      }
    >
      <Summary />
      <BreakFilters />
      <Split wide detail={id && <BreakCard key={id} id={id} />}>
        <Queue />
      </Split>
    </Page>
  );
}
