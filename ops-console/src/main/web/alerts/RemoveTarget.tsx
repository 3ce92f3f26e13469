import { RemoveDialog } from '../ui/RemoveDialog';
import type { AlertTarget } from '../api/types';
import { removeTargetPath } from './queries';

export function RemoveTarget({ of, close }: { of: AlertTarget; close: () => void }) {
  return (
    <RemoveDialog
      title={`Remove ${of.name}`}
      says="Nobody is told there any more; its secret is forgotten."
      act="Remove"
      pathOf={(reason) => removeTargetPath(of.id, reason)}
      refresh={['alert-targets', 'alert-deliveries']}
      close={close}
    />
  );
}
