// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Definitions } from '../../components/definitions/definitions';
import { readMarkdown } from '../../components/definitions/read-markdown';
import { Popup } from '../../components/popup/popup';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults } from './page';
import * as samples from './samples';

const DOCS = join(import.meta.dirname, '../../docs');

const DOCUMENTS = {
  en: readMarkdown(readFileSync(join(DOCS, 'definitions.md'), 'utf8')),
  id: readMarkdown(readFileSync(join(DOCS, 'definitions.id.md'), 'utf8')),
};

/** What a translation must share with the original: places, definitions, and the shape of the text. */
function shape(blocks: (typeof DOCUMENTS)['en']): unknown[] {
  return blocks.map((block) => {
    const numbers = JSON.stringify(block).match(/\(D\d+\)/g);
    if (block.is === 'heading') return [block.is, block.level, block.ids, numbers];
    return block.is === 'list' ? [block.is, block.ordered, block.items.length] : block.is;
  });
}

describe('the definitions', () => {
  it('say the same in each language', () => {
    expect(shape(DOCUMENTS.id)).toEqual(shape(DOCUMENTS.en));
  });

  it('hold D1 to D10 and D12', () => {
    const numbers = new Set(JSON.stringify(DOCUMENTS.en).match(/D\d+(?=\))/g));
    expect([...numbers]).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10', 'D12']);
  });

  it.each(LANGUAGES)('draw in %s without a fault that axe can find', async (language) => {
    speak(language);
    await draw(<Definitions blocks={DOCUMENTS[language]} />);
    expect(await faults()).toEqual([]);
    expect(elements('h1').length).toBe(1);
    for (const link of elements('nav a[href^="#"]')) element(`[id="${link.getAttribute('href')?.slice(1)}"]`);
  });

  it('are one click from each figure of the popup', async () => {
    speak('en');
    const linked = new Set<string>();
    for (const view of Object.values(samples.VIEWS)) {
      await draw(<Popup {...samples.POPUP_PROPS} view={view} />);
      for (const data of elements('data')) {
        const term = data.closest('dd')?.parentElement?.querySelector('a');
        const link = data.closest('a') ?? term;
        expect(link, data.outerHTML).not.toBeNull();
        linked.add(link?.getAttribute('href') ?? '');
      }
    }
    await draw(<Definitions blocks={DOCUMENTS.en} />);
    for (const href of linked) {
      expect(href).toMatch(/^definitions\.html#/);
      element(`[id="${href.split('#')[1]}"]`);
    }
  });

  it('refuse what the page could not draw', () => {
    expect(() => readMarkdown('| a |\n| - |\n| b |')).toThrow('cannot draw "table"');
    expect(() => readMarkdown('Some <b>markup</b>')).toThrow('cannot draw "html"');
  });
});
