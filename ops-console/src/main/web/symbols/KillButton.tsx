import { useNavigate } from '@tanstack/react-router';
import { Act } from '../ui/Act';
import type { Listed } from './catalogue';

/** The first of two clicks; the dialog it opens has an address. */
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
  return (
    <Act
      size={wide ? 'xs' : 'compact-xs'}
      color={of.kill ? undefined : 'red'}
      blocked={denied}
      onAct={() => navigate({ to: '/symbols', search: (old) => ({ ...old, [act]: of.key }) })}
      testId={`${act}-button`}
      data-id={of.key}
      aria-label={`${of.kill ? 'Release' : 'Kill'} ${of.environment} ${of.symbol}`}
    >
      {of.kill ? 'Release' : 'Kill'}
    </Act>
  );
}
