/** A table that no known tool wrote: looked at, corrected and brought in, by keyboard alone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exported, openHistory } from './exchange';
import { faults, sideways } from './pages';
import { openStage, type Stage } from './stage';

const TABLE = [
  'Date,Task,Client,Minutes,Pay,Status',
  '03/04/2026,Read a till receipt,Receipts,5,$0.50,Approved',
  '04/04/2026,Everyday choices,Lantern Lab,8,"$1,234.50",Pending',
  '05/04/2026,Which is the cat?,Fair Pictures,2,€2–€3,Paid',
  '',
].join('\n');

let stage: Stage;
let folder: string;
let page: Page;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upah-table-'));
  await writeFile(join(folder, 'notebook.csv'), TABLE);
  await writeFile(join(folder, 'wrong.csv'), 'Date,Task,Minutes,Pay\n2026-05-03,Sort two shells,5,$0.50\n');
  stage = await openStage();
  page = await openHistory(stage);
});
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true });
});

async function choose(name = 'notebook.csv'): Promise<void> {
  const input = (await page.waitForSelector('input[data-action=import]:not([disabled])')) as Awaited<
    ReturnType<typeof page.$<'input'>>
  >;
  await input?.uploadFile(join(folder, name));
  await page.waitForFunction(() => document.activeElement?.id === 'columns-heading');
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(selector: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

const firstRow = () => page.$eval('.preview-rows tbody tr', (row) => row.textContent ?? '');

function outcome() {
  return page.$eval('[data-import-result]', (result) => {
    const { added, updated, unchanged, rejected } = (result as HTMLElement).dataset;
    return [added, updated, unchanged, rejected].map(Number);
  });
}

it('is looked at, corrected and brought in by keyboard alone, and a second time changes nothing', async () => {
  await choose();
  expect(await page.$('[data-import-result]')).toBeNull();
  expect(await page.$eval('#columns-dateOrder', (select) => (select as HTMLSelectElement).value)).toBe('day-month');
  expect(await firstRow()).toContain('Apr');
  expect(await page.$$eval('.preview-rows [data-reason]', (rows) => rows.map((row) => row.textContent))).toEqual([
    '4The reward cannot be read.',
  ]);
  expect(await faults(page)).toEqual([]);
  expect((await sideways(page)).by).toBe(0);

  await tabTo('#columns-dateOrder');
  await page.keyboard.type('month');
  await page.waitForFunction(() => document.querySelector('.preview-rows tbody tr')?.textContent?.includes('Mar'));
  await tabTo('[data-action=import-mapped]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-import-result]');
  expect(await outcome()).toEqual([2, 0, 0, 1]);
  const { tasks } = await exported(stage);
  expect(
    tasks.map(({ title, workDay, elapsedMs, clock, reward }) => [title, workDay, elapsedMs, clock, reward]),
  ).toEqual(
    expect.arrayContaining([
      ['Read a till receipt', '2026-03-04', 300_000, 'manual', { micros: 500_000, currency: 'USD' }],
      ['Everyday choices', '2026-04-04', 480_000, 'manual', { micros: 1_234_500_000, currency: 'USD' }],
    ]),
  );

  await choose();
  await tabTo('[data-action=import-mapped]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-import-result]');
  expect(await outcome()).toEqual([0, 0, 2, 1]);
});

it('that was read wrongly is taken back and read in another way, in one step', async () => {
  const shells = async () =>
    (await exported(stage)).tasks
      .filter(({ title }) => title === 'Sort two shells')
      .map(({ elapsedMs, reward }) => [elapsedMs, reward?.micros]);
  await choose('wrong.csv');
  await page.select('#columns-durationUnit', 'h');
  await page.click('[data-action=import-mapped]');
  await page.waitForSelector('[data-action=import-redo]');
  expect(await shells()).toEqual([[5 * 3_600_000, 500_000]]);

  await page.click('[data-action=import-redo]');
  await page.waitForFunction(() => document.activeElement?.id === 'columns-heading');
  expect(await shells()).toEqual([]);
  expect(await page.$eval('#columns-durationUnit', (select) => (select as HTMLSelectElement).value)).toBe('h');
  await page.select('#columns-durationUnit', 'min');
  await page.click('[data-action=import-mapped]');
  await page.waitForSelector('[data-import-result]');
  expect(await outcome()).toEqual([1, 0, 0, 0]);
  expect(await shells()).toEqual([[300_000, 500_000]]);
});
