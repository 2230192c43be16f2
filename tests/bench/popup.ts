/** How long the popup takes to its first figures, beside a page of the extension that shows nothing. */
import type { Page } from 'puppeteer-core';
import { launchBrowser } from '../browsers/launch';
import { extensionFolder } from '../practice/build';
import { BLANK_PAGE, benchCopy } from './copy';
import { inBenchPage } from './in-page';
import { type Line, median, said } from './lines';

const SIZES = [1_000, 100_000, 1_000_000];
const RUNS = 15;
const FIRST_FIGURE = 'data[data-figure="real-pay"][value]';

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
    const page = await launched.newPage();
    const blanks: number[] = [];
    const popups = SIZES.map((): number[] => []);
    // The first round warms up, and is not counted.
    for (let run = 0; run <= RUNS; run += 1) {
      const blank = await timeToFigure(page, `${origins[0]}${BLANK_PAGE}`);
      if (run > 0) blanks.push(blank);
      for (const [index, times] of popups.entries()) {
        const popup = await timeToFigure(page, `${origins[index]}popup.html`);
        if (run > 0) times.push(popup);
      }
    }
    const baseline = median(blanks);
    const [small = 0, , large = 0] = popups.map(median);
    return [
      ...SIZES.map((n, index) => ({ bench: 'popup-first-figures', n, ms: median(popups[index] ?? []), baseline })),
      { bench: 'popup-first-figures-of-1000', n: SIZES.at(-1) ?? 0, ms: large, baseline: small },
    ];
  } finally {
    await launched.close();
  }
}

/** From the navigation to the first figure, as the worker waits for it. */
async function timeToFigure(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  const before = performance.now();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(`document.querySelector('${FIRST_FIGURE}')`, { polling: 'raf' });
  return performance.now() - before;
}
