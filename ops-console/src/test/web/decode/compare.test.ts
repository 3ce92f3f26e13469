import { expect, test } from 'vitest';
import { differenceOf, pairsOf, pick, pickedMessages } from '../../../main/web/decode/compare';

const told = (first: string, second: string) =>
  pairsOf(first, second).map((p) => `${p.tag} ${differenceOf(p)}`);

test('what both have stands in one line; what one lacks says so', () => {
  expect(told('35=D|11=A1|55=EURUSD|38=100|', '35=D|11=A1|55=EURUSD|44=1.1|38=200|')).toEqual([
    '35 same',
    '11 same',
    '55 same',
    '44 second',
    '38 changed',
  ]);
});

test('number, time and checksum differ of course', () => {
  expect(told('34=1|52=x|10=001|', '34=2|52=y|10=002|')).toEqual(['34 envelope', '52 envelope', '10 envelope']);
});

test('a repeated group lines up as far as it can', () => {
  expect(told('453=2|448=A|447=D|448=B|447=D|', '453=1|448=A|447=D|')).toEqual([
    '453 changed',
    '448 same',
    '447 same',
    '448 first',
    '447 first',
  ]);
});

test('a message against nothing is all its own', () => {
  expect(told('35=8|', '')).toEqual(['35 first']);
});

test('the two newest picked messages are compared', () => {
  for (const raw of ['35=0|', '35=1|', '35=2|']) pick(raw);
  expect(pickedMessages()).toEqual(['35=1|', '35=2|']);
});

test('a password is masked on either side', () => {
  expect(pairsOf('554=secret|', '554=other|')).toEqual([{ tag: 554, first: '••••', second: '••••' }]);
});
