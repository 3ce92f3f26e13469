import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { decodeQuery } from '../api/queries';
import { asPipes, fieldsOf } from '../orders/fixText';
import { RawMessage } from '../orders/RawMessage';
import { Badge } from '../ui/Badge';
import { Blank } from '../ui/Blank';
import { plural } from '../ui/numbers';
import { Page, Panel } from '../ui/Page';
import { differenceOf, type FieldPair, pairsOf, pickedMessages } from './compare';
import css from './decode.module.css';

/** Any FIX message, pasted: decoded, and held against a second one. Nothing of it is kept. */
export default function DecodePage() {
  const [[first, second], setTexts] = useState(pickedMessages);
  const set = (i: 0 | 1) => (text: string) =>
    setTexts(([a, b]) => (i === 0 ? [text, b] : [a, text]));
  const both = fieldsOf(first).length > 0 && fieldsOf(second).length > 0;
  return (
    <Page
      title="Decode"
      lead="Paste a FIX message from anywhere, with | or SOH between its fields; a second one shows what differs."
      tools={
        <Button variant="default" onClick={() => setTexts(['', ''])} disabled={!first && !second}>
          Clear
        </Button>
      }
    >
      <div className={css.inputs}>
        <Paste label="Message" text={first} onSet={set(0)} id="paste-first" />
        <Paste label="Compare with" text={second} onSet={set(1)} id="paste-second" />
      </div>
      {both ? (
        <Compared first={first} second={second} />
      ) : fieldsOf(first || second).length > 0 ? (
        <Panel title="Decoded" testId="decoded">
          <div className={css.padded}>
            <RawMessage raw={first || second} comparable={false} />
          </div>
        </Panel>
      ) : (
        <Panel>
          <Blank icon="decode" title={first || second ? 'No field in it' : 'Nothing pasted yet'}>
            A message looks like <code className="mono">8=FIX.4.4|9=…|35=D|11=A1|…|10=…|</code>. It goes to the decoder
            and is not kept; passwords are masked.
          </Blank>
        </Panel>
      )}
    </Page>
  );
}

function Paste(props: { label: string; text: string; onSet: (text: string) => void; id: string }) {
  return (
    <Textarea
      label={props.label}
      value={props.text}
      onChange={(event) => props.onSet(event.currentTarget.value)}
      onBlur={() => props.text && fieldsOf(props.text).length > 0 && props.onSet(asPipes(props.text))}
      minRows={3}
      maxRows={8}
      autosize
      spellCheck={false}
      placeholder="8=FIX.4.4|9=…|35=…"
      classNames={{ input: 'mono' }}
      data-testid={props.id}
    />
  );
}

const WORDS = {
  same: undefined,
  envelope: { label: 'of course', tone: 'idle' },
  changed: { label: 'differs', tone: 'warn' },
  first: { label: 'only here', tone: 'info' },
  second: { label: 'only there', tone: 'policy' },
} as const;

function Compared({ first, second }: { first: string; second: string }) {
  const [all, setAll] = useState(false);
  const names = useNames(first, second);
  const pairs = pairsOf(first, second);
  const different = pairs.filter((p) => !['same', 'envelope'].includes(differenceOf(p)));
  return (
    <Panel
      title="Compared"
      note={different.length === 0 ? 'the same but for time and number' : plural(different.length, 'difference')}
      aside={
        <button type="button" className="link" aria-pressed={all} onClick={() => setAll((on) => !on)}>
          {all ? 'Only what differs' : 'All fields'}
        </button>
      }
      testId="compared"
    >
      <table className={css.compared}>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col">Field</th>
            <th scope="col">Message</th>
            <th scope="col">Compare with</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {(all ? pairs : different).map((pair, i) => (
            <Pair key={`${pair.tag}-${i}`} of={pair} name={names.get(pair.tag)} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Pair({ of, name }: { of: FieldPair; name: string | undefined }) {
  const difference = differenceOf(of);
  const words = WORDS[difference];
  return (
    <tr data-difference={difference} data-testid="compared-field" data-id={of.tag}>
      <td className="mono">{of.tag}</td>
      <td>{name ?? '–'}</td>
      <td className="mono">{of.first ?? <span className="muted">absent</span>}</td>
      <td className="mono">{of.second ?? <span className="muted">absent</span>}</td>
      <td>{words ? <Badge bare of={words} /> : <span className="muted">same</span>}</td>
    </tr>
  );
}

/** What the decoder calls the tags of either message. */
function useNames(first: string, second: string): Map<number, string> {
  const a = useQuery(decodeQuery(first)).data?.fields ?? [];
  const b = useQuery(decodeQuery(second)).data?.fields ?? [];
  return new Map([...a, ...b].map((f) => [f.tag, f.name ?? '']));
}
