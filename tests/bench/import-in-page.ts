/** A file brought in through the history page, as a worker does it, and how long the page did not answer meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../browsers/launch';

const ASK_EVERY_MS = 250;

interface Watched {
  longestTaskMs: number;
  tasksOver50: number;
}

export interface ImportedInPage extends Watched {
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** From the choice of the file to the outcome. */
  ms: number;
}

/** Opens a history page that notes its long tasks from now on. Only Chromium tells of them. */
export async function watchedHistory(launched: LaunchedBrowser): Promise<Page> {
  const page = await launched.newPage(launched.extensionUrl('history.html'));
  await page.waitForSelector('input[data-action=import]');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => {
    const watched: Watched = { longestTaskMs: 0, tasksOver50: 0 };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
        watched.tasksOver50 += 1;
      }
    }).observe({ type: 'longtask' });
  });
  return page;
}

/** Chooses a file and waits for what comes of it, however long that takes. */
export async function importInPage(page: Page, path: string): Promise<ImportedInPage> {
  const input = await page.waitForSelector('input[data-action=import]');
  await page.$$eval('[data-import-result]', (results) => results.map((result) => result.remove()));
  const begin = performance.now();
  await (input as Awaited<ReturnType<typeof page.$<'input'>>>)?.uploadFile(path);
  for (;;) {
    await wait(ASK_EVERY_MS);
    const counts = await page.evaluate(() => {
      const result = document.querySelector<HTMLElement>('[data-import-result]');
      if (document.querySelector('[data-import=failed]')) throw new Error('The import failed.');
      return result ? { ...result.dataset } : null;
    });
    if (counts === null) continue;
    const { added, updated, unchanged, rejected } = counts;
    const watched = (await page.evaluate('globalThis.watched')) as Watched;
    return {
      ...watched,
      ...{ added: Number(added), updated: Number(updated), unchanged: Number(unchanged), rejected: Number(rejected) },
      ms: performance.now() - begin,
    };
  }
}
