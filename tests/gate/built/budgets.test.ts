import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import budgets from '../../budgets.json';
import type { Target } from '../built';
import { builtFile, ROOT, TARGETS } from '../built';

/** Text that survives minification and shows that a library is in a file. */
const MARKERS = { Dexie: 'DexieError', Zod: '_zod', Preact: '__html' };

function scriptsUnder(target: Target, folder: string): string[] {
  const names = readdirSync(join(ROOT, '.output', target, folder), { recursive: true }) as string[];
  return names.filter((name) => name.endsWith('.js')).map((name) => join(folder, name));
}

/** The scripts a page loads before anything is clicked: those its HTML names, and all they import statically. */
function scriptsOfPage(target: Target, page: string): string[] {
  const html = builtFile(target, page).toString();
  const found = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path = '']) => path);
  for (const path of found) {
    const code = builtFile(target, path).toString();
    for (const [, specifier = ''] of code.matchAll(/(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      const imported = join(path, '..', specifier);
      if (!found.includes(imported)) found.push(imported);
    }
  }
  return found;
}

describe.each(TARGETS)('%s', (target) => {
  const contentScripts = scriptsUnder(target, 'content-scripts');

  it.each(contentScripts)('%s is small', (path) => {
    expect(builtFile(target, path).length).toBeLessThanOrEqual(budgets.contentScriptBytes);
  });

  it.each(contentScripts)('%s holds no library', (path) => {
    const code = builtFile(target, path).toString();
    expect(Object.entries(MARKERS).filter(([, marker]) => code.includes(marker))).toEqual([]);
  });

  it.each(Object.entries(MARKERS))('%s would be found where it is', (_library, marker) => {
    const others = scriptsUnder(target, '.').filter((path) => !path.startsWith('content-scripts'));
    expect(others.some((path) => builtFile(target, path).includes(marker))).toBe(true);
  });

  it('the popup opens with little script', () => {
    const scripts = scriptsOfPage(target, 'popup.html');
    expect(scripts).not.toHaveLength(0);
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(builtFile(target, path)).length, 0);
    expect(bytes).toBeLessThanOrEqual(budgets.popupScriptGzipBytes);
  });
});
