import { expect, test } from 'vitest';
import { blocksOf, spansOf } from '../../../main/web/alerts/markdown';

test('a runbook is headings, paragraphs, lists and code', () => {
  const text = ['# FixLinkDown', '', '## Check', 'Look at the', 'session.', '', '1. first', '   goes on', '2. second', '', '```', 'a | b', '', 'c', '```', '- one'];
  expect(blocksOf(text.join('\n'))).toEqual([
    { kind: 'heading', level: 1, text: 'FixLinkDown' },
    { kind: 'heading', level: 2, text: 'Check' },
    { kind: 'text', text: 'Look at the session.' },
    { kind: 'list', ordered: true, items: ['first goes on', 'second'] },
    { kind: 'code', text: 'a | b\n\nc' },
    { kind: 'list', ordered: false, items: ['one'] },
  ]);
});

test('code is told apart from words, links keep their words', () => {
  expect(spansOf('Run `./interlock status`, see [the page](x.md) **now**')).toEqual([
    { text: 'Run ', code: false },
    { text: './interlock status', code: true },
    { text: ', see the page now', code: false },
  ]);
});
