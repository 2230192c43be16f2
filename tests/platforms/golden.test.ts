// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readers } from '../../lib/platforms/registry';
import { siteOf } from '../../lib/platforms/sites';
import { fixturePages, goldenReading, NOW, parse } from './pages';

describe.each(readers.map((reader) => [reader.id, reader] as const))('%s', (platform, reader) => {
  it.each(fixturePages(platform).map((page) => [page.name, page] as const))('reads %s', (name, { html, url }) => {
    expect(siteOf(url)?.id).toBe(reader.id);
    // As text, since a field that is `undefined` would be lost on the way to the background.
    expect(JSON.parse(JSON.stringify(reader.read(parse(html), url, NOW)))).toEqual(goldenReading(platform, name));
    expect(reader.read(parse(html), url, NOW)).toStrictEqual(goldenReading(platform, name));
  });

  it('leaves the page as it was', () => {
    for (const { html, url } of fixturePages(platform)) {
      const page = parse(html);
      const before = page.documentElement.outerHTML;
      reader.read(page, url, NOW);
      expect(page.documentElement.outerHTML).toBe(before);
    }
  });

  it('reads nothing of an answer, a frame, a token or a worker', () => {
    for (const { html, url } of fixturePages(platform)) {
      const said = JSON.stringify(reader.read(parse(html), url, NOW));
      expect(said).not.toMatch(/mturkcontent|token|FrameSourceAttribute|(WORKER|USER)ID|secret|answer/i);
    }
  });
});
