import { useQuery } from '@tanstack/react-query';
import { Blank, Failed, Loading } from '../ui/Blank';
import { Export } from '../ui/Export';
import { Page, Panel } from '../ui/Page';
import { SavedViews } from '../views/SavedViews';
import { DayField } from './DayField';
import { Parts } from './Parts';
import { usePlace } from './place';
import { ProofMap } from './ProofMap';
import { ProofShares } from './ProofShares';
import { proofQuery } from './queries';
import { Windows } from './Windows';

/** How much of a day both sides tell alike, by OMS and minute, and what is unproven and why. */
export function ProofPage() {
  const { day } = usePlace();
  const proof = useQuery(proofQuery(day));
  return (
    <Page
      title="Proof"
      lead="Every execution of the day, minute by minute: told alike by both sides, or not."
      tools={
        <>
          <Parts value="proof" />
          <DayField />
          <SavedViews page="recon" />
          <Export path="/recon-proof" params={{ day }} />
        </>
      }
    >
      {proof.isPending ? (
        <Panel>
          <Loading rows={10} />
        </Panel>
      ) : !proof.data ? (
        <Panel>
          <Failed error={proof.error} retry={() => proof.refetch()} />
        </Panel>
      ) : proof.data.cells.length === 0 ? (
        <Panel>
          <Blank icon="proof" title="Nothing to prove">
            Neither side told of an execution on {day}. Choose another day above, or import what a broker has of it.
          </Blank>
        </Panel>
      ) : (
        <>
          <ProofShares of={proof.data} />
          <ProofMap of={proof.data} />
          <Windows of={proof.data} />
        </>
      )}
    </Page>
  );
}
