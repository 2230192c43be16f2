/** A browser that is killed in the middle of an export has touched nothing, and claims no file that is not whole. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../bench/random';
import { openHistory, saveDownloadsIn } from '../e2e/exchange';
import { fillLedger, held, type Mortal, openMortal, wholeLedger } from './killed';

const KILLS = 5;
const TASKS = 20_000;

let mortal: Mortal;
beforeAll(async () => {
  mortal = await openMortal();
  await fillLedger(mortal.stage, TASKS);
});
afterAll(() => mortal?.close());

it(`a browser killed ${KILLS} times at random moments of exports keeps its ledger, and claims no file`, async () => {
  const random = randomFrom(43);
  const downloads = join(mortal.folder, 'downloads');
  await mkdir(downloads);
  const before = held(await wholeLedger(mortal.stage));
  let finished = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await saveDownloadsIn(mortal.stage, downloads);
    finished += (await beginAndReach(await openHistory(mortal.stage), 1.1 * random())) ? 1 : 0;
    await mortal.kill();

    await mortal.restart();
    const page = await openHistory(mortal.stage);
    expect(await page.$('#export progress')).toBeNull();
    expect(await page.$eval('#export [role=status]', ({ textContent }) => textContent)).toBe('');
    expect(held(await wholeLedger(mortal.stage))).toBe(before);
    await page.close();
  }
  // Whatever lies there under its own name is whole.
  const files = (await readdir(downloads)).filter((name) => name.endsWith('.json'));
  for (const name of files) expect(held(JSON.parse(await readFile(join(downloads, name), 'utf8')))).toBe(before);
  expect(files.length).toBeLessThanOrEqual(finished);
  expect(finished).toBeLessThan(KILLS);
});

/** Begins an export and comes back when so much of it is done; over 1 is after its end. @returns whether it had ended */
async function beginAndReach(page: Page, share: number): Promise<boolean> {
  await page.click('[data-action=export-json]');
  const reached = await page.waitForFunction(
    (wanted) => {
      const progress = document.querySelector<HTMLProgressElement>('#export progress');
      if (progress !== null) return progress.value >= wanted ? 'working' : null;
      return document.querySelector('#export [role=status]')?.textContent ? 'done' : null;
    },
    { polling: 20, timeout: 120_000 },
    share,
  );
  return (await reached.jsonValue()) === 'done';
}
