export type Block =
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[]; ordered: boolean }
  | { kind: 'code'; text: string };

const ITEM = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;

/** The part of Markdown that runbooks are written in: headings, paragraphs, lists and fenced code. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fenced = false;
  for (const line of markdown.split(/\r?\n/)) {
    if (line.trimStart().startsWith('```')) {
      fenced = !fenced;
      open = fenced ? begun(blocks, { kind: 'code', text: '' }) : undefined;
      continue;
    }
    if (fenced && open?.kind === 'code') {
      open.text += `${open.text ? '\n' : ''}${line}`;
      continue;
    }
    const heading = /^(#{1,4})\s+(.*)$/.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      begun(blocks, { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      open = undefined;
    } else if (item) {
      const ordered = item[1] !== undefined;
      if (open?.kind !== 'list') open = begun(blocks, { kind: 'list', items: [], ordered });
      if (open.kind === 'list') open.items.push(item[2] ?? '');
    } else if (line.trim() === '') {
      open = undefined;
    } else if (open?.kind === 'list') {
      open.items.push(`${open.items.pop() ?? ''} ${line.trim()}`);
    } else if (open?.kind === 'text') {
      open.text += ` ${line.trim()}`;
    } else {
      open = begun(blocks, { kind: 'text', text: line.trim() });
    }
  }
  return blocks;
}

function begun(blocks: Block[], block: Block): Block {
  blocks.push(block);
  return block;
}

export type Span = { text: string; code: boolean };

/** Text in pieces, code between backticks apart; other marks are left out. */
export function spansOf(text: string): Span[] {
  return text
    .split('`')
    .map((part, i) => ({
      code: i % 2 === 1,
      text: i % 2 === 1 ? part : part.replace(/\*\*|__/g, '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1'),
    }))
    .filter((span) => span.text !== '');
}
