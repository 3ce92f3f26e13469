import { absolute } from '../ui/time';
import { useNow, useZone } from '../ui/zone';
import { ends } from './policies';

/** When something ends by itself, from now; hover tells the instant. */
export function Ends({ at }: { at: string | null | undefined }) {
  const zone = useZone();
  const now = useNow();
  if (!at) return <span className="muted">no end</span>;
  return (
    <time dateTime={at} title={absolute(at, zone)}>
      {ends(at, now)}
    </time>
  );
}
