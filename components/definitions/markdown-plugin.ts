import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import type { Definition } from './blocks';
import { plainText } from './plain-text';
import { readMarkdown } from './read-markdown';

/**
 * Vite: `import blocks from './file.md?blocks'` gives the document as data, and no parser goes into the extension;
 * `./file.md?names` gives only the names of the definitions in it, for pages that need no more.
 */
export function markdownBlocks(): Plugin {
  return {
    name: 'markdown-blocks',
    enforce: 'pre',
    async load(id) {
      const [, path, part] = /^(.*\.md)\?(blocks|names)$/.exec(id) ?? [];
      if (path === undefined) return null;
      this.addWatchFile(path);
      const text = await readFile(path, 'utf8');
      return `export default ${JSON.stringify(part === 'blocks' ? readMarkdown(text) : definitionsIn(text))};`;
    },
  };
}

/** The definitions of a document: the headings that figures lead to. */
export function definitionsIn(markdown: string): Definition[] {
  return readMarkdown(markdown).flatMap((block) => {
    const [id] = block.is === 'heading' ? block.ids : [];
    return block.is === 'heading' && id !== undefined ? [{ id, name: plainText(block.inlines) }] : [];
  });
}
