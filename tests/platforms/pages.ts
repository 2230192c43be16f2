/** The pages of `tests/fixtures`, one folder for each platform: each begins with its origin and its address. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** The moment at which all of these pages are read. */
export const NOW = Date.parse('2026-03-09T16:30:00Z');

export interface FixturePage {
  name: string;
  html: string;
  url: URL;
}

export function fixturePages(platform: string): FixturePage[] {
  const folder = join(FIXTURES, platform);
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
  return names.map((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const [, origin = '', address = ''] = /^<!-- (.+) -->\n<!-- Address: (\S+) -->\n/.exec(html) ?? [];
    if (!origin) throw new Error(`${file} does not begin with its origin and its address`);
    return { name: file.replace('.html', ''), html, url: new URL(address) };
  });
}

export function fixturePage(platform: string, name: string): FixturePage {
  const page = fixturePages(platform).find((candidate) => candidate.name === name);
  if (!page) throw new Error(`No page ${name} of ${platform}`);
  return page;
}

export function goldenReading(platform: string, name: string): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, platform, `${name}.json`), 'utf8'));
}

/** A document as a page's script would find it, except that no frame in it is loaded. */
export function parse(html: string): Document {
  return new DOMParser().parseFromString(html.replace(/(<iframe[^>]*) src=/g, '$1 data-src='), 'text/html');
}

/** A page of one component, or of several. */
export function pageOf(...components: [component: string, props: string][]): Document {
  const page = parse('<!doctype html><body></body>');
  for (const [component, props] of components) {
    const root = page.createElement('div');
    root.setAttribute('data-react-class', `require('reactComponents/${component}/${component}')['default']`);
    root.setAttribute('data-react-props', props);
    page.body.append(root);
  }
  return page;
}
