import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

type Chunk = { fileName: string; code: string; isEntry: boolean; imports: string[]; dynamicImports: string[] };

/** The script a browser loads before the first page is drawn: the entry, that page, and what both import. */
export function startOf(chunks: Chunk[], firstPage: string): Chunk[] {
  const byName = new Map(chunks.map((c) => [c.fileName, c]));
  const loaded = new Map<string, Chunk>();
  const load = (chunk: Chunk | undefined) => {
    if (!chunk || loaded.has(chunk.fileName)) return;
    loaded.set(chunk.fileName, chunk);
    for (const name of chunk.imports) load(byName.get(name));
  };
  for (const chunk of chunks) if (chunk.isEntry || chunk.fileName.includes(firstPage)) load(chunk);
  return [...loaded.values()];
}

/** Fails the build when the start is heavier than `kilobytes`, gzipped. */
export function budget(kilobytes: number, firstPage: string): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const start = startOf(chunks, firstPage);
      const bytes = start.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const said = `${(bytes / 1000).toFixed(1)} kB of script at start, gzipped, in ${start.length} files`;
      if (start.length < 2) this.error(`no chunk called ${firstPage} was built: the budget has nothing to weigh`);
      if (bytes > kilobytes * 1000) this.error(`${said}; at most ${kilobytes} kB are allowed`);
      this.info(said);
    },
  };
}
