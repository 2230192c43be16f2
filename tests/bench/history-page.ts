/** The history page over more tasks than anybody has, used as a worker uses it, and how long it did not answer meanwhile. */
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../browsers/launch';

const SEARCH_TIMEOUT_MS = 300_000;

/** Opens the history page, uses it, and tells how long the tasks of its thread over 50 ms took, in milliseconds. */
export async function longTasksWhile(launched: LaunchedBrowser, use: (page: Page) => Promise<void>): Promise<number[]> {
  const page = await launched.newPage();
  await page.evaluateOnNewDocument(watchLongTasks);
  await launched.goTo(page, launched.extensionUrl('history.html'));
  await page.waitForSelector('[data-task] h3', { timeout: SEARCH_TIMEOUT_MS });
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'), { timeout: SEARCH_TIMEOUT_MS });
  try {
    await use(page);
    return await longTasks(page);
  } finally {
    await page.close();
  }
}

/** Types a search, and waits for what it finds. */
export async function typedSearch(page: Page): Promise<void> {
  await page.type('#tasks-search', 'label kind 299');
  await page.waitForFunction(
    () => {
      const titles = [...document.querySelectorAll('[data-task] h3')];
      return titles.length > 0 && titles.every(({ textContent }) => textContent.endsWith('299'));
    },
    { timeout: SEARCH_TIMEOUT_MS },
  );
}

/** Scrolls down the list, far beyond what was read at first. */
export async function scrolled(page: Page): Promise<void> {
  // At first there may be so few that the list does not scroll.
  await page.waitForSelector('.rows [aria-posinset]', { timeout: SEARCH_TIMEOUT_MS });
  const last = () => page.$$eval('[data-task]', (rows) => Number(rows.at(-1)?.getAttribute('aria-posinset')));
  for (let before = 0, now = await last(); now < 3_000; before = now, now = await last()) {
    if (now <= before) throw new Error(`The list stands at ${now}.`);
    await page.$eval('.rows', (rows) => rows.scrollTo(0, rows.scrollHeight));
    await page.waitForFunction(
      (seen) => Number([...document.querySelectorAll('[data-task]')].at(-1)?.getAttribute('aria-posinset')) > seen,
      { timeout: SEARCH_TIMEOUT_MS },
      now,
    );
  }
}

/** Puts the list in an order that no index has. */
export async function inOrderOfPay(page: Page): Promise<void> {
  await page.select('#tasks-sort', 'pay');
  await page.waitForSelector('[data-found=all]', { timeout: SEARCH_TIMEOUT_MS });
}

interface Watched {
  longTasks: number[];
}

function watchLongTasks(): void {
  const page = globalThis as unknown as Watched;
  page.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longTasks.push(Math.round(duration));
  }).observe({ type: 'longtask', buffered: true });
}

async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as Watched).longTasks);
}
