import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { attemptKey, post } from '../api/client';
import { grouped } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { Failure } from '../ui/ReasonDialog';

type Verification = { valid: boolean; checked: number; firstBad?: string | number | null };

/** Has every entry's link to the one before it checked by the server. */
export function useVerification() {
  return useMutation({ mutationFn: () => post<Verification>('/audit/verifications', {}, attemptKey()) });
}

export function VerifyButton({ of }: { of: ReturnType<typeof useVerification> }) {
  return (
    <Button variant="default" loading={of.isPending} onClick={() => of.mutate()} data-testid="verify-audit">
      Verify
    </Button>
  );
}

export function VerifyResult({ of }: { of: ReturnType<typeof useVerification> }) {
  if (of.error) return <Failure error={of.error} />;
  if (!of.data) return null;
  const { valid, checked, firstBad } = of.data;
  return valid ? (
    <Notice tone="ok" title="The chain holds" testId="audit-verified">
      {`Each of ${grouped(checked)} entries follows from the one before it; none was changed or taken out.`}
    </Notice>
  ) : (
    <Notice tone="bad" title="The chain is broken" testId="audit-verified">
      {`${grouped(checked)} entries were checked. The first that does not follow from the one before it: ${firstBad}.`}
    </Notice>
  );
}
