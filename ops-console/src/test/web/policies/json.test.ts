import { describe, expect, test } from 'vitest';
import { placeOf, readJson } from '../../../main/web/policies/json';

const fault = (text: string) => {
  const read = readJson(text);
  return 'fault' in read ? read.fault : undefined;
};

describe('JSON that is none says where', () => {
  test.each([
    ['{\n  "a": 1,\n}', 3, 1, 'a name in quotes is expected'],
    ['{\n  "a" 1\n}', 2, 7, ': is expected after "a"'],
    ['{"a": 1', 1, 8, 'the text ends too early, , or } is expected'],
    ['{"a": [1, 2}', 1, 12, ', or ] is expected'],
    ['{"a": yes}', 1, 7, '"yes" is no value'],
    ['{"a": 007}', 1, 7, '"007" is no value'],
    ['{"a": }', 1, 7, 'a value is expected'],
    ['', 1, 1, 'the text ends too early'],
    ['{} x', 1, 4, 'nothing may follow'],
    ['{"a": "b\n"}', 1, 7, 'this text has no end or a character that must be escaped'],
  ])('%j', (text, line, column, what) => {
    expect(fault(text)).toEqual({ line, column, text: what });
  });
});

test('what a browser reads, this reads, and the other way round', () => {
  const texts = ['{"a":[1,-2.5e3,true,null,{"b":"\\u00e9\\n"}]}', ' [ ] ', '"x"', '[1 2]', '{"a":}', '-', '1.', '\t{}\n', '"\t"'];
  for (const text of texts) {
    let reads = true;
    try {
      JSON.parse(text);
    } catch {
      reads = false;
    }
    expect(fault(text) === undefined, text).toBe(reads);
  }
});

test('each value has its place, one that is missing that of what it belongs in', () => {
  const read = readJson('{\n  "control": {\n    "maxQty": 5,\n    "a/b": [1,\n 2]\n  }\n}');
  if ('fault' in read) throw new Error(read.fault.text);
  expect(placeOf(read.places, '/control/maxQty')).toEqual({ line: 3, column: 15 });
  expect(placeOf(read.places, '/control/a~1b/1')).toEqual({ line: 5, column: 2 });
  expect(placeOf(read.places, '/control/oms')).toEqual({ line: 2, column: 14 });
  expect(placeOf(read.places, '')).toEqual({ line: 1, column: 1 });
});
