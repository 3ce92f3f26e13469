import { cliOf, type Command, curlOf } from '../api/command';
import { Copy } from './Copy';
import css from './ui.module.css';

/** What the dialog is about to do, for a terminal. */
export function CopyCommand({ of }: { of: Command }) {
  const cli = cliOf(of);
  return (
    <span className={css.commands}>
      <Copy text={curlOf(window.location.origin, of)} label="Copy as a curl command">
        curl
      </Copy>
      {cli && (
        <Copy text={cli} label="Copy as an interlockctl command">
          interlockctl
        </Copy>
      )}
    </span>
  );
}
