import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { readMarkdown } from './read-markdown';

const SUFFIX = '.md?blocks';

/** Vite: `import blocks from './file.md?blocks'` gives the document as data, and no parser goes into the extension. */
export function markdownBlocks(): Plugin {
  return {
    name: 'markdown-blocks',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const path = id.slice(0, -'?blocks'.length);
      this.addWatchFile(path);
      return `export default ${JSON.stringify(readMarkdown(await readFile(path, 'utf8')))};`;
    },
  };
}
