import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { removeFolder } from '../browsers/process';
import { extensionFolder } from '../practice/build';

const TASKS = 1_000_000;
/** Longer than this the page must never be busy without a pause. */
const LONGEST_MS = 100;
const FILL_TIMEOUT_MS = 1_500_000;
const SEARCH_TIMEOUT_MS = 300_000;

let folder = '';
let launched: LaunchedBrowser;
beforeAll(async () => {
  folder = await benchCopy(extensionFolder('chromium'));
  launched = await launchBrowser('chromium', { extension: folder, hosts: [], port: 1 });
  await inBenchPage(launched, launched.extensionUrl(''), `fill(${TASKS}, Date.now(), 1)`);
}, FILL_TIMEOUT_MS);
afterAll(async () => {
  await launched.close();
  await removeFolder(folder);
});

it('keeps a million tasks, with rollups that equal a rebuild', async () => {
  const kept = await inBenchPage(launched, launched.extensionUrl(''), 'checkRollups()');
  expect(kept).toEqual({ tasks: TASKS, isEqual: true });
});

describe('the history page over a million tasks', () => {
  it.each<[string, (page: Page) => Promise<void>]>([
    ['opened', async () => {}],
    ['searched as one types', typedSearch],
    ['scrolled', scrolled],
    ['put in the order of pay', inOrderOfPay],
  ])('is never busy for longer than a tenth of a second while it is %s', async (_, use) => {
    const page = await launched.newPage();
    await page.evaluateOnNewDocument(watchLongTasks);
    await launched.goTo(page, launched.extensionUrl('history.html'));
    await page.waitForSelector('[data-task] h3', { timeout: SEARCH_TIMEOUT_MS });
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'), { timeout: SEARCH_TIMEOUT_MS });
    try {
      await use(page);
      expect(await longTasks(page)).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

async function typedSearch(page: Page): Promise<void> {
  await page.type('#tasks-search', 'label kind 299');
  await page.waitForFunction(
    () => {
      const titles = [...document.querySelectorAll('[data-task] h3')];
      return titles.length > 0 && titles.every(({ textContent }) => textContent.endsWith('299'));
    },
    { timeout: SEARCH_TIMEOUT_MS },
  );
}

async function scrolled(page: Page): Promise<void> {
  const last = () => page.$$eval('[data-task]', (rows) => Number(rows.at(-1)?.getAttribute('aria-posinset')));
  for (let before = 0, now = await last(); now < 3_000; before = now, now = await last()) {
    expect(now).toBeGreaterThan(before);
    await page.$eval('.rows', (rows) => rows.scrollTo(0, rows.scrollHeight));
    await page.waitForFunction(
      (seen) => Number([...document.querySelectorAll('[data-task]')].at(-1)?.getAttribute('aria-posinset')) > seen,
      { timeout: SEARCH_TIMEOUT_MS },
      now,
    );
  }
}

async function inOrderOfPay(page: Page): Promise<void> {
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

/** Those over the limit, in milliseconds. */
async function longTasks(page: Page): Promise<number[]> {
  const all = await page.evaluate(() => (globalThis as unknown as Watched).longTasks);
  return all.filter((ms) => ms > LONGEST_MS);
}
