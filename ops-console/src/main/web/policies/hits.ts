import { grouped } from '../ui/numbers';
import type { Hits } from './contract';

export const sum = ({ rejected, throttled, rerouted }: Hits) => rejected + throttled + rerouted;

/** `12 rejected, 3 rerouted`. */
export function hitWords(of: Hits): string {
  const parts = [
    of.rejected > 0 && `${grouped(of.rejected)} rejected`,
    of.throttled > 0 && `${grouped(of.throttled)} throttled`,
    of.rerouted > 0 && `${grouped(of.rerouted)} rerouted`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'none';
}
