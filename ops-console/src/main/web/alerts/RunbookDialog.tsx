import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../ui/Blank';
import { ruleName } from './alerts';
import css from './alerts.module.css';
import { type Block, blocksOf, spansOf } from './markdown';
import { runbookQuery } from './queries';

/** What to look at and what to do, where the alert is. */
export function RunbookDialog({ rule, close }: { rule: string; close: () => void }) {
  const runbook = useQuery(runbookQuery(rule));
  return (
    <Modal opened onClose={close} title={`Runbook: ${ruleName(rule)}`} centered size={720}>
      {runbook.isPending ? (
        <Loading rows={8} />
      ) : runbook.data === undefined ? (
        <Failed error={runbook.error} retry={() => runbook.refetch()} />
      ) : (
        <div className={css.runbook} data-testid="runbook">
          {blocksOf(runbook.data).map((block, i) => (
            <Shown key={i} of={block} />
          ))}
        </div>
      )}
    </Modal>
  );
}

function Shown({ of }: { of: Block }) {
  switch (of.kind) {
    case 'heading':
      return of.level === 1 ? null : <h3>{of.text}</h3>;
    case 'text':
      return (
        <p>
          <Text of={of.text} />
        </p>
      );
    case 'code':
      return <pre className="mono">{of.text}</pre>;
    case 'list': {
      const items = of.items.map((item, i) => (
        <li key={i}>
          <Text of={item} />
        </li>
      ));
      return of.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

const Text = ({ of }: { of: string }) => (
  <>
    {spansOf(of).map((span, i) =>
      span.code ? (
        <code key={i} className="mono">
          {span.text}
        </code>
      ) : (
        span.text
      ),
    )}
  </>
);
