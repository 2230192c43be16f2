/** The pages of the extension, looked at as people with different eyes, hands and screens do. */
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { runPrivileged } from '../browsers/privileged';
import type { Stage } from './stage';

export const PAGES = [
  'popup.html',
  'popup.html#all',
  'options.html',
  'history.html',
  'statement.html',
  'definitions.html',
] as const;

export const SCHEMES = ['light', 'dark'] as const;

/** A page of the extension in front, once it shows all that it has to. */
export async function openPage({ launched }: Stage, path: string): Promise<Page> {
  const page = await launched.newPage(launched.extensionUrl(path));
  await page.waitForSelector(path.startsWith('popup') ? '[data-period]' : 'main h1');
  // What is still being read would come between two presses of a key.
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  return page;
}

/** Lets a page be seen in light or dark colours. */
export async function showIn(scheme: (typeof SCHEMES)[number], { kind, launched }: Stage, page: Page): Promise<void> {
  if (kind === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  else {
    const name = 'layout.css.prefers-color-scheme.content-override';
    await runPrivileged(launched.browser, `Services.prefs.setIntPref('${name}', ${scheme === 'dark' ? 0 : 1})`);
  }
  await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, {}, scheme);
}

/** What axe finds wrong with the page as it is drawn now. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message}`));
  });
}

/** How far the page reaches beyond its window to the side, in pixels, and what reaches furthest. */
export function sideways(page: Page): Promise<{ by: number; what: string }> {
  return page.evaluate(() => {
    const reach = (element: Element) => element.getBoundingClientRect().right;
    const furthest = [...document.body.querySelectorAll(':not(.visually-hidden)')].reduce((far, one) =>
      reach(one) > reach(far) ? one : far,
    );
    const by = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { by, what: by > 0 ? furthest.outerHTML.slice(0, 200) : '' };
  });
}

/** Text at twice its size, as a reader sets it: lengths follow it, for they are told in `rem`. */
export async function enlarge(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
}

/** What can be reached and used, in the order of the page. */
export function controls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((element) => element.checkVisibility() && !element.matches(':disabled'))
      .map((element) => element.outerHTML.slice(0, 300)),
  );
}

/** Presses Tab so often, and tells where the focus went and whether it could be seen there. */
export async function tabThrough(page: Page, times: number): Promise<{ control: string; isSeen: boolean }[]> {
  const stops: { control: string; isSeen: boolean }[] = [];
  for (let press = 0; press < times; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { top, bottom } = element.getBoundingClientRect();
        const isInView = top < innerHeight && bottom > 0;
        const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return { control: element.outerHTML.slice(0, 300), isSeen: isInView && isOutlined };
      }),
    );
  }
  return stops;
}
