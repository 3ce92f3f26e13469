import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyWith, EXAMPLES, marked, NAMES, withoutCondition } from '../../../main/web/policies/conditions';
import { bodyText } from '../../../main/web/policies/policies';

const body = { environment: 'LIVE', priority: 10, match: {}, control: { kind: 'BLOCK', text: 'news' } };
const CONDITION = "side == 'BUY'\n&& orderQty > 5.0";

test('the condition stands apart from the JSON and comes back as it was', () => {
  const text = bodyText(withoutCondition({ ...body, condition: CONDITION }));
  expect(text).not.toContain('condition');
  expect(bodyWith(text, CONDITION)).toMatchObject({ body: { ...body, condition: CONDITION } });
});

test('a blank condition is none', () => {
  for (const blank of ['', ' \n']) {
    expect(bodyWith(bodyText(body), blank)).toHaveProperty('body', JSON.parse(bodyText(body)));
  }
});

test('a condition in the JSON is sent to its field', () => {
  expect(bodyWith(bodyText({ ...body, condition: 'true' }), '')).toEqual({
    fault: 'Line 5, column 16: the condition has a field of its own',
  });
});

test('a fault in the JSON comes first', () => {
  expect(bodyWith('[]', CONDITION)).toEqual({ fault: 'Line 1, column 1: an object in braces is expected' });
});

test('a finding is marked in its line', () => {
  expect(marked(CONDITION, 2, 4)).toBe('&& orderQty > 5.0\n   ^');
  expect(marked(CONDITION, 1, 1)).toBe("side == 'BUY'\n^");
  expect(marked('\tx y', 1, 4)).toBe('\tx y\n\t  ^');
  expect(marked('side ==', 1, 8)).toBe('side ==\n       ^');
  expect(marked('side', 3, 2)).toBe('\n ^');
});

test('the names and examples are those of the documentation', () => {
  const page = readFileSync('../docs/policy-conditions.md', 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((found) => found[1]);
  expect(NAMES.map((n) => n.name)).toEqual(told);
  for (const example of EXAMPLES) expect(page).toContain(example);
});
