/** A browser that is killed in the middle of an import leaves the ledger as it was before, or after, and says which. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../bench/random';
import { exported, openHistory } from '../e2e/exchange';
import { generateLog } from '../fixtures/logs/generate-log';
import { held, type Mortal, openMortal, wholeLedger } from './killed';

const KILLS = 7;
const ROWS = 12_000;

let mortal: Mortal;
beforeAll(async () => {
  mortal = await openMortal();
});
afterAll(() => mortal?.close());

it(`a browser killed ${KILLS} times at random moments of imports holds all of each or nothing`, async () => {
  const random = randomFrom(41);
  const outcomes: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const name = `log-${kill}.csv`;
    const path = join(mortal.folder, name);
    await writeFile(path, logOf(kill));
    const before = held(await exported(mortal.stage));
    await beginAndReach(await openHistory(mortal.stage), path, 1.1 * random());
    await mortal.kill();

    await mortal.restart();
    const page = await openHistory(mortal.stage);
    const is = await newestImport(page, name);
    outcomes.push(is);
    const after = await wholeLedger(mortal.stage);
    if (is === 'undone') {
      expect(held(after)).toBe(before);
      expect(await page.$eval('[data-import-interrupted]', ({ textContent }) => textContent)).toContain(name);
    } else {
      expect(after.tasks.filter(({ taskId }) => taskId.startsWith(`K${kill}X`))).toHaveLength(ROWS);
    }
    await page.close();
  }
  expect(outcomes).toContain('undone');
});

function logOf(kill: number): string {
  const log = generateLog({ rows: ROWS, seed: kill, startsAt: Date.UTC(2020 + kill, 0, 1) });
  return log.replaceAll(',H', `,K${kill}X`);
}

/** Begins an import and comes back when so much of it is done; over 1 is after its end. */
async function beginAndReach(page: Page, path: string, share: number): Promise<void> {
  const input = await page.waitForSelector('input[data-action=import]');
  await (input as Awaited<ReturnType<typeof page.$<'input'>>>)?.uploadFile(path);
  await page.waitForFunction(
    (wanted) => {
      const progress = document.querySelector<HTMLProgressElement>('[data-import=working] progress');
      return (progress !== null && progress.value >= wanted) || document.querySelector('[data-import-result]') !== null;
    },
    { polling: 20, timeout: 120_000 },
    share,
  );
}

/** What became of the import of a file, once the page says that nothing is under way any more. */
async function newestImport(page: Page, name: string): Promise<string> {
  await page.waitForFunction(
    (wanted) => {
      const [newest] = document.querySelectorAll<HTMLElement>('[data-made]');
      const isIt = newest?.querySelector('h3')?.textContent === wanted;
      return isIt && (newest.dataset.madeIs === 'done' || newest.dataset.madeIs === 'undone');
    },
    { timeout: 120_000 },
    name,
  );
  return page.$eval('[data-made]', (made) => (made as HTMLElement).dataset.madeIs ?? '');
}
