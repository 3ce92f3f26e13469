import { useMe } from '../shell/session';
import { ActDialog } from '../ui/ActDialog';
import { plural } from '../ui/numbers';
import { Notice } from '../ui/Page';
import { clean } from './certificate';
import { signCli } from './commands';
import type { CertificateView } from './contract';
import { percentText } from './proof';
import { certificatePath } from './queries';

/** One signs what one has seen: the hash of it goes along. */
export function SignDialog({ of, close }: { of: CertificateView; close: () => void }) {
  const { user } = useMe();
  const { certificate: c } = of;
  const open = c.breaks.reduce((sum, b) => sum + b.open, 0);
  return (
    <ActDialog
      title={`Sign off ${of.oms}, ${of.tradeDate}`}
      says={
        <>
          <b>{user}</b> signs that {percentText(c.provenPercent) ?? '–'} % of the day is proven. It is signed once, by one;
          what changes afterwards is told beside it.
        </>
      }
      act="Sign off"
      path={`${certificatePath(of.oms, of.tradeDate)}/sign-offs`}
      bodyOf={(comment) => ({ hash: of.hash, comment })}
      label="Comment"
      description="Stands on the certificate and in the audit."
      cli={(comment) => signCli(of.oms, of.tradeDate, of.hash, comment)}
      refresh={['recon-certificate', 'recon-certificates', 'audit']}
      close={close}
    >
      {!clean(c) && (
        <Notice tone="warn" title="Not all agrees">
          {`${plural(c.unmatched, 'execution')} unproven, ${plural(open, 'break')} open. Say why you sign nevertheless.`}
        </Notice>
      )}
    </ActDialog>
  );
}
