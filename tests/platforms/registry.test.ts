// @vitest-environment happy-dom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OVERHEAD_KINDS, type PlatformReader } from '../../lib/platforms/reading';
import { readers } from '../../lib/platforms/registry';
import { frameMatches, pageMatches, siteOf, sites } from '../../lib/platforms/sites';
import { fixturePages, parse } from './pages';

const FOLDER = join(import.meta.dirname, '../../lib/platforms');

function isReader(value: unknown): value is PlatformReader {
  return typeof value === 'object' && value !== null && 'read' in value && 'matches' in value;
}

/** Every reader that a file of the folder exports, by the name of the file. */
async function readersInFolder(): Promise<[file: string, reader: PlatformReader][]> {
  const files = readdirSync(FOLDER).filter((file) => file !== 'registry.ts');
  const exported = await Promise.all(files.map(async (file) => Object.values(await import(join(FOLDER, file)))));
  return exported.flatMap((values, at) =>
    values.filter(isReader).map((reader): [string, PlatformReader] => [files[at] ?? '', reader]),
  );
}

/** Where the pages of some kinds of work are not known, as much as is. */
const KINDS: Record<string, string[]> = { appen: ['task', 'searching', 'previewing'] };

const hostOf = (match: string) => new URL(match.replace('*', '')).host;

describe('the folder of platforms', () => {
  it('has each reader in a file of its name, and in the registry', async () => {
    const found = await readersInFolder();
    expect(found.map(([file]) => file)).toEqual(found.map(([, reader]) => `${reader.id}.ts`));
    expect(new Set(found.map(([, reader]) => reader))).toEqual(new Set(readers));
    const withPages = Object.values(sites).filter(({ matches }) => matches.length > 0);
    expect(withPages.map(({ id }) => id)).toEqual(readers.map((reader) => reader.id));
  });
});

describe.each(readers.map((reader) => [reader.id, reader] as const))('%s', (platform, reader) => {
  const pages = fixturePages(platform);

  it('has fixtures on every host it reads, and reads no other', () => {
    expect(new Set(pages.map(({ url }) => url.host))).toEqual(new Set(reader.matches.map(hostOf)));
  });

  it('hears clicks only on hosts whose frames a page holds', () => {
    const framed = pages.flatMap(({ html }) => [...parse(html).querySelectorAll('iframe')]);
    const hosts = framed.map((frame) => new URL(frame.getAttribute('data-src') ?? '').host);
    expect(new Set(hosts)).toEqual(new Set(reader.frameMatches.map(hostOf)));
  });

  it('asks for whole hosts by name, over https', () => {
    for (const match of [...reader.matches, ...reader.frameMatches]) expect(match).toMatch(/^https:\/\/[a-z.-]+\/\*$/);
  });

  it('names a currency and a zone that the browser knows', () => {
    expect(() => new Intl.NumberFormat('en', { style: 'currency', currency: reader.currency })).not.toThrow();
    expect(() => new Intl.DateTimeFormat('en', { timeZone: reader.dayZone })).not.toThrow();
  });

  it('has a fixture of every kind of work', () => {
    const kinds = pages.map(({ html, url }) => reader.read(parse(html), url, 0)?.work?.kind);
    expect(new Set(kinds)).toEqual(new Set(KINDS[platform] ?? ['task', ...OVERHEAD_KINDS]));
  });
});

describe('the sites', () => {
  it('ask together for what the readers ask for', () => {
    expect(pageMatches).toEqual(readers.flatMap((reader) => reader.matches));
    expect(frameMatches).toEqual(readers.flatMap((reader) => reader.frameMatches));
  });

  it.each([
    'https://account.appen.com.evil.example/channels/feca/tasks',
    'https://annotate.appen.com/',
    'https://worker.mturk.com.evil.example/tasks',
    'http://worker.mturk.com/tasks',
    'https://worker.mturk.com:8443/tasks',
    'https://www.mturk.com/worker/help',
    'https://www.mturkcontent.com/dynamic/hit?assignmentId=A1',
    'https://example.com/?https://worker.mturk.com/',
    'about:blank',
  ])('do not have %s', (address) => {
    expect(siteOf(new URL(address))).toBeNull();
  });
});
