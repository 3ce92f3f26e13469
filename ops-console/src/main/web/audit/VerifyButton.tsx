import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { attemptKey, post } from '../api/client';
import type { Verification } from '../api/types';
import { Notice } from '../ui/Page';
import { Failure } from '../ui/ReasonDialog';
import { verificationText } from './verification';

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
  const { tone, title, text } = verificationText(of.data);
  return (
    <Notice tone={tone} title={title} testId="audit-verified">
      {text}
    </Notice>
  );
}
