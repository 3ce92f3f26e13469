import { Button, Modal } from '@mantine/core';
import { Copy } from './Copy';
import { Notice } from './Page';
import css from './ui.module.css';

/** A secret that was just made; closed, it is gone. */
export function OnceSecret({ title, of, close }: { title: string; of: string; close: () => void }) {
  return (
    <Modal opened onClose={close} title={title} centered size={520} closeOnClickOutside={false}>
      <div className={css.form}>
        <Notice tone="warn" title="Only now">
          It cannot be shown again. Put it where the program reads its secrets.
        </Notice>
        <p className={css.secret}>
          <code className="mono" data-testid="once-secret">
            {of}
          </code>
          <Copy text={of} label="Copy the secret">
            Copy
          </Copy>
        </p>
        <span className={css.formActs}>
          <span className={css.formEnd}>
            <Button size="sm" onClick={close} data-testid="once-done">
              I have it
            </Button>
          </span>
        </span>
      </div>
    </Modal>
  );
}
