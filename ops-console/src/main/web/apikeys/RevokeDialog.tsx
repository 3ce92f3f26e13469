import { RemoveDialog } from '../ui/RemoveDialog';
import type { ApiKey } from '../api/types';
import { revokePath } from './queries';

export function RevokeDialog({ of, close }: { of: ApiKey; close: () => void }) {
  return (
    <RemoveDialog
      title={`Revoke ${of.name}`}
      says="Programs that use it are refused from the next request on, for ever."
      act="Revoke"
      pathOf={(reason) => revokePath(of.id, reason)}
      refresh={['api-keys']}
      close={close}
    />
  );
}
