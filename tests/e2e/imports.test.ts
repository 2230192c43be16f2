/** An import can be cancelled, taken back, and is taken back by itself where its page is gone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateLog } from '../fixtures/logs/generate-log';
import { bringIn, exported, type HistoryFile, importText, openHistory } from './exchange';
import { noonDaysAgo, Past } from './past';
import { openStage, type Stage } from './stage';

/** Enough that an import of them is still running when it is looked at. */
const MANY = generateLog({ rows: 20_000, seed: 8, startsAt: Date.UTC(2025, 0, 1) });

let stage: Stage;
let folder = '';
beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'upah-imports-'));
  await writeFile(join(folder, 'many.csv'), MANY);
  const past = new Past(noonDaysAgo(1)).tasks({ requester: 'Receipts', reward: 0.1, seconds: [90, 110, 120] });
  await bringIn(stage, 'history.json', past.file());
});
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

function held({ exportedAt: _, ...history }: HistoryFile): string {
  return JSON.stringify(history, null, 1);
}

/** Chooses the long file, and comes back when some of it is written. */
async function beginMany(page: Page): Promise<void> {
  const input = await page.waitForSelector('input[data-action=import]');
  await (input as Awaited<ReturnType<typeof page.$<'input'>>>)?.uploadFile(join(folder, 'many.csv'));
  await page.waitForFunction(() => {
    const progress = document.querySelector<HTMLProgressElement>('[data-import=working] progress');
    return progress !== null && progress.value > 0;
  });
}

it('that is cancelled leaves nothing of it', async () => {
  const before = held(await exported(stage));
  const page = await openHistory(stage);
  await beginMany(page);
  await page.click('[data-action=import-cancel]');
  await page.waitForSelector('[data-import=cancelled]');
  expect(held(await exported(stage))).toBe(before);
  await page.waitForSelector('[data-made-is=undone][data-made-for=cancelled]');
  await page.close();
});

it('whose page is closed is taken back, and the next page says so', async () => {
  const before = held(await exported(stage));
  const closed = await openHistory(stage);
  await beginMany(closed);
  await closed.close();
  const page = await openHistory(stage);
  await page.waitForSelector('[data-import-interrupted]');
  expect(await page.$eval('[data-import-interrupted]', ({ textContent }) => textContent)).toBe(
    'An import of many.csv was interrupted and has been taken back.',
  );
  expect(held(await exported(stage))).toBe(before);
  await page.close();
});

it('is taken back as a whole when the worker says so twice', async () => {
  const before = held(await exported(stage));
  const page = await openHistory(stage);
  const log = generateLog({ rows: 30, seed: 9, startsAt: Date.UTC(2025, 0, 1) });
  expect(await importText(page, 'log.csv', log)).toMatchObject({ added: 30, rejected: 0 });
  expect(held(await exported(stage))).not.toBe(before);
  const made = (await page.waitForSelector('[data-made]:has([data-figure="import-added"][value="30"])')) as NonNullable<
    Awaited<ReturnType<typeof page.$>>
  >;
  await (await made.$('[data-action=import-undo]'))?.click();
  await (await made.$('[data-action=import-undo-confirm]'))?.click();
  await page.waitForSelector('[data-made-is=undone][data-made-for=asked]');
  expect(held(await exported(stage))).toBe(before);
  await page.close();
});
