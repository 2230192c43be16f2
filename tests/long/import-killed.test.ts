/** A browser that is killed in the middle of an import leaves the ledger as it was before, or after, and says which. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
import { randomFrom } from '../bench/random';
import { removeFolder } from '../browsers/process';
import { exported, type HistoryFile, openHistory } from '../e2e/exchange';
import { openStage, type Stage } from '../e2e/stage';
import { generateLog } from '../fixtures/logs/generate-log';
import { extensionFolder } from '../practice/build';

const KILLS = 7;
const ROWS = 12_000;

let folder = '';
let extension = '';
let stage: Stage | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upah-killed-'));
  extension = await benchCopy(extensionFolder('chromium'));
});
afterAll(async () => {
  await stage?.close();
  await removeFolder(folder);
  await rm(extension, { recursive: true, force: true });
});

it(`a browser killed ${KILLS} times at random moments of imports holds all of each or nothing`, async () => {
  const random = randomFrom(41);
  const profile = join(folder, 'profile');
  let before = '';
  const outcomes: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const name = `log-${kill}.csv`;
    await writeFile(join(folder, name), logOf(kill));
    stage = await openStage({ extension, profile });
    before = held(await exported(stage));
    await beginAndReach(await openHistory(stage), join(folder, name), 1.1 * random());
    await stage.launched.kill();

    stage = await openStage({ extension, profile });
    const page = await openHistory(stage);
    const is = await newestImport(page, name);
    outcomes.push(is);
    const after = await exported(stage);
    if (is === 'undone') {
      expect(held(after)).toBe(before);
      expect(await page.$eval('[data-import-interrupted]', ({ textContent }) => textContent)).toContain(name);
    } else {
      expect(after.tasks.filter(({ taskId }) => taskId.startsWith(`K${kill}X`))).toHaveLength(ROWS);
    }
    const checked = await inBenchPage(stage.launched, stage.launched.extensionUrl(''), 'checkRollups()');
    expect(checked).toEqual({ tasks: after.tasks.length, isEqual: true });
    await stage.close();
  }
  stage = null;
  expect(outcomes).toContain('undone');
});

function logOf(kill: number): string {
  const log = generateLog({ rows: ROWS, seed: kill, startsAt: Date.UTC(2020 + kill, 0, 1) });
  return log.replaceAll(',H', `,K${kill}X`);
}

function held({ exportedAt: _, ...history }: HistoryFile): string {
  return JSON.stringify(history);
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
