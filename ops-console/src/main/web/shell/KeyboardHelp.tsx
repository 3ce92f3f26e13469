import { Modal } from '@mantine/core';
import { GO } from './keys';
import css from './shell.module.css';

const KEYS: [string[], string][] = [
  [['/'], 'Search by any id'],
  [['Ctrl', 'K'], 'Search, also from a text field'],
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['Enter'], 'Open the row'],
  [['p'], 'Pause or resume the live list'],
  [['z'], 'Switch between UTC and local time'],
  [['?'], 'This list'],
];

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard" size="lg" centered>
      <div className={css.helpColumns} data-testid="keyboard-help">
        <dl className={css.help}>
          {KEYS.map(([keys, what]) => (
            <Line key={what} keys={keys} what={what} />
          ))}
        </dl>
        <dl className={css.help}>
          {Object.entries(GO).map(([key, { name }]) => (
            <Line key={key} keys={['g', key]} what={`Go to ${name}`} />
          ))}
        </dl>
      </div>
    </Modal>
  );
}

function Line({ keys, what }: { keys: string[]; what: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
