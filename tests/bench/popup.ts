/**
 * How long the popup takes to its first figures, beside a page of the extension that shows nothing: opened as the button in
 * the toolbar opens it, and as a page in a tab that is open already.
 */
import type { Page } from 'puppeteer-core';
import { launchBrowser } from '../browsers/launch';
import { extensionFolder } from '../practice/build';
import { BENCH_PAGE, BLANK_PAGE, benchCopy } from './copy';
import { inBenchPage } from './in-page';
import { type Line, median, said } from './lines';
import { FIRST_FIGURE } from './page-seen';

const SIZES = [1_000, 100_000, 1_000_000];
const RUNS = 15;
const POPUP_PAGE = 'popup.html';

/** Milliseconds of each run, of the blank page and of the popup over each size of log. */
interface Times {
  blank: number[];
  popups: number[][];
}

/** Fills one copy of the extension for each size, and opens their popups and blank pages in turn. */
export async function benchPopup(): Promise<Line[]> {
  const folders = await Promise.all(SIZES.map(() => benchCopy(extensionFolder('chromium'))));
  const [first = '', ...others] = folders;
  const launched = await launchBrowser('chromium', { extension: first, hosts: [], port: 1 });
  try {
    const ids = [launched.extensionId];
    for (const folder of others) ids.push(await launched.browser.installExtension(folder));
    const origins = ids.map((id) => `chrome-extension://${id}/`);
    for (const [index, n] of SIZES.entries()) {
      said(`filling a log of ${n} tasks …`);
      await inBenchPage(launched, origins[index] ?? '', `fill(${n}, Date.now(), 1)`);
    }
    const openers: Page[] = [];
    for (const origin of origins) openers.push(await launched.newPage(`${origin}${BENCH_PAGE}`));
    said('opening popups …');
    const fromToolbar = await timesOf(async (index, path) => {
      const opener = openers[index];
      await opener?.bringToFront();
      return (await opener?.evaluate(`bench.timePopup(${JSON.stringify(path)})`)) as number;
    });
    const tab = await launched.newPage();
    const inTab = await timesOf((index, path) => timeInTab(tab, `${origins[index]}${path}`));
    return [...lines('popup-first-figures', fromToolbar), ...lines('popup-in-an-open-tab', inTab)];
  } finally {
    await launched.close();
  }
}

/** Opens the blank page and the popup of every size in turn, many times. The first round warms up, and is not counted. */
async function timesOf(open: (index: number, path: string) => Promise<number>): Promise<Times> {
  const times: Times = { blank: [], popups: SIZES.map(() => []) };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [index, popup] of times.popups.entries()) {
      const [blankMs, popupMs] = [await open(index, BLANK_PAGE), await open(index, POPUP_PAGE)];
      if (run === 0) continue;
      times.blank.push(blankMs);
      popup.push(popupMs);
    }
  }
  return times;
}

function lines(bench: string, { blank, popups }: Times): Line[] {
  const medians = popups.map(median);
  const [small = 0, large = 0] = [medians[0], medians.at(-1)];
  return [
    ...SIZES.map((n, index) => ({ bench, n, ms: medians[index] ?? Number.NaN, baseline: median(blank) })),
    { bench: `${bench}-of-1000`, n: SIZES.at(-1) ?? 0, ms: large, baseline: small },
  ];
}

/** From the navigation of a tab to the first figure, as a script that drives the browser finds it. */
async function timeInTab(tab: Page, url: string): Promise<number> {
  await tab.goto('about:blank');
  const before = performance.now();
  await tab.goto(url, { waitUntil: 'domcontentloaded' });
  await tab.waitForFunction(`document.querySelector('${FIRST_FIGURE}')`, { polling: 'raf' });
  return performance.now() - before;
}
