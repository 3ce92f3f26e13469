import { Button, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Listed } from './catalogue';

/** The first of two clicks; the dialog it opens has an address. Without the permission it says what is missing. */
export function KillButton({
  of,
  denied,
  wide = false,
}: {
  of: Listed;
  denied: string | undefined;
  wide?: boolean;
}) {
  const navigate = useNavigate();
  const act = of.kill ? 'release' : 'kill';
  const button = (
    <Button
      size={wide ? 'xs' : 'compact-xs'}
      variant="default"
      color={of.kill ? undefined : 'red'}
      aria-disabled={Boolean(denied)}
      data-disabled={denied ? true : undefined}
      onClick={() => {
        if (!denied) navigate({ to: '/symbols', search: (old) => ({ ...old, [act]: of.key }) });
      }}
      data-testid={`${act}-button`}
      data-id={of.key}
      aria-label={`${of.kill ? 'Release' : 'Kill'} ${of.environment} ${of.symbol}`}
    >
      {of.kill ? 'Release' : 'Kill'}
    </Button>
  );
  return denied ? <Tooltip label={denied}>{button}</Tooltip> : button;
}
