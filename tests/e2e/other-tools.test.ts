/** The history page takes what other tools saved, whatever the file is called, and says why where it does not. */
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encoded } from '../exchange/encoded';
import { exported, importPath, openHistory } from './exchange';
import { openStage, type Stage } from './stage';

const FIXTURES = join(import.meta.dirname, '../fixtures/exchange');

let stage: Stage;
let page: Page;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
  page = await openHistory(stage);
  folder = await mkdtemp(join(tmpdir(), 'upah-tools-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await stage.close();
});

const fixture = (name: string) => readFile(join(FIXTURES, name));

/** Chooses a file of these bytes under a name that says nothing of them. */
async function bringIn(bytes: Uint8Array) {
  const path = join(folder, 'file.txt');
  await writeFile(path, bytes);
  return importPath(page, path);
}

it.each([
  ['mturk-suite.json', 9, 6],
  ['mturk-engine.json', 3, 2],
  ['prolific.csv', 9, 6],
  ['hit-scraper.json', 0, 3],
])('takes %s, and the second time nothing new', async (name, added, rejected) => {
  const bytes = await fixture(name);
  expect(await bringIn(bytes)).toMatchObject({ added, updated: 0, unchanged: 0, rejected });
  expect(await bringIn(bytes)).toMatchObject({ added: 0, updated: 0, unchanged: added, rejected });
});

it('reads the letters that a spreadsheet program wrote in its own way', async () => {
  const row = 'Café – naïve,£1.00,£0.00,2026-01-01 10:00:00,2026-01-01 10:10:00,,APPROVED\n';
  const header = 'Study,Reward,Bonus,Started At,Completed At,Completion Code,Status\n';
  const file = encoded(header + row, 'windows-1252');
  await bringIn(new Uint8Array(await file.arrayBuffer()));
  const { tasks } = await exported(stage);
  expect(tasks.map(({ title }) => title)).toContain('Café – naïve');
});

it.each([
  [
    'half a backup',
    () => fixture('mturk-suite.json').then((bytes) => bytes.subarray(0, 1000)),
    'It ends in the middle',
  ],
  ['a zip', async () => Buffer.from('PK\u0003\u0004\u0014\0log.csv'), 'It is a compressed file.'],
  ['sums of days', () => fixture('hitdb_dailyOverview.csv'), 'It holds only totals'],
])('refuses %s with a word on what to do, and changes nothing', async (_what, bytes, words) => {
  const before = (await exported(stage)).tasks;
  const shown = await bringIn(await bytes());
  expect(shown).toMatchObject({ added: 0, updated: 0, unchanged: 0, rejected: 1 });
  expect(shown.text).toContain(words);
  expect((await exported(stage)).tasks).toEqual(before);
});

it('refuses 2 GB under the name of a table, of nothing and of a backup, and changes nothing', async () => {
  const before = (await exported(stage)).tasks;
  const path = join(folder, 'huge.csv');
  for (const [text, words] of [
    ['hit,reward_usd\n', 'It is not a text file'],
    [`{"hits":[\n${'{"hit_id":"3H","requester_id":"A1","state":"Paid"},\n'.repeat(4_000)}`, 'It is too large'],
  ] as const) {
    await writeFile(path, text);
    // The rest is a hole, which takes no room on the disk.
    await truncate(path, 2 * 1024 ** 3);
    const shown = await importPath(page, path);
    expect(shown).toMatchObject({ added: 0, updated: 0, unchanged: 0, rejected: 1 });
    expect(shown.text).toContain(words);
  }
  expect((await exported(stage)).tasks).toEqual(before);
});
