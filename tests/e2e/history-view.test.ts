/** The worker looks through the record: searches, filters, follows links, goes back, opens a card, all by keyboard too. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringIn } from './exchange';
import { faults, openPage } from './pages';
import { noonDaysAgo, Past } from './past';
import { BROWSER_KIND, openStage, type Stage } from './stage';

const PROLIFIC = [
  'Study,Reward,Bonus,Started At,Completed At,Completion Code,Status',
  'A study of memory,£1.20,£0.00,2026-03-25 16:10:00,2026-03-25 16:15:00,CF5A4DW1,APPROVED',
  'A study of sleep,£2.40,£0.00,2026-03-26 16:10:00,2026-03-26 16:20:00,CF5A4DW2,APPROVED',
].join('\n');

/** More tasks than are drawn at once. */
const RECEIPTS = 90;
/** With six others, and two studies. */
const ALL = RECEIPTS + 8;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  const past = new Past(noonDaysAgo(9))
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: new Array(RECEIPTS).fill(60), title: 'Read a till receipt' })
    .from(noonDaysAgo(3))
    .unpaid('searching', 600)
    .tasks({
      requester: 'Lantern Survey Lab',
      reward: 1.5,
      seconds: [300, 360, 300, 330, 310],
      title: 'Everyday choices',
    })
    .task({ requester: 'Lantern Survey Lab', reward: 9, seconds: 600, state: 'rejected', title: 'A long survey' });
  await bringIn(stage, 'history.json', past.file());
  await bringIn(stage, 'prolific.csv', PROLIFIC);
});
beforeEach(async () => {
  page = await openPage(stage, 'history.html');
});
afterEach(() => page.close());
afterAll(() => stage?.close());

/** The titles in sight, once so many tasks are found. */
async function titlesOnce(count: number): Promise<string[]> {
  await page.waitForSelector(`[data-found=all] data[value="${count}"]`);
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[data-task]')];
    return rows.length > 0 && rows.every((row) => row.querySelector('h3') !== null);
  });
  return page.$$eval('[data-task] h3', (headings) => headings.map(({ textContent }) => textContent ?? ''));
}

const hash = () => page.evaluate(() => location.hash);

describe('the tasks', () => {
  it('are searched at every letter, over titles and requesters, and few of many are drawn', async () => {
    await page.waitForSelector(`[data-found] data[value="${ALL}"]`);
    expect((await page.$$('[data-task]')).length).toBeLessThan(60);
    await page.type('#tasks-search', 'lantern every');
    expect(new Set(await titlesOnce(5))).toEqual(new Set(['Everyday choices']));
    expect(await hash()).toBe('#tasks?q=lantern+every');
  });

  it('are filtered by state and put in order by pay, and back leads through both', async () => {
    await page.select('#tasks-platform', 'mturk');
    await page.select('#tasks-sort', 'pay');
    expect((await titlesOnce(RECEIPTS + 6))[0]).toBe('Everyday choices');
    await page.select('#tasks-state', 'rejected');
    expect(await titlesOnce(1)).toEqual(['A long survey']);
    await page.goBack();
    expect((await titlesOnce(RECEIPTS + 6))[0]).toBe('Everyday choices');
    expect(await page.$eval('#tasks-state', (select) => (select as HTMLSelectElement).value)).toBe('');
    await page.goForward();
    expect(await titlesOnce(1)).toEqual(['A long survey']);
  });

  it('are filtered by platform, which is in the address too', async () => {
    await page.$eval('.task-filters details', (details) => details.setAttribute('open', ''));
    await page.select('#tasks-platform', 'prolific');
    expect(await titlesOnce(2)).toEqual(['A study of sleep', 'A study of memory']);
    expect(await hash()).toBe('#tasks?platform=prolific');
    const linked = await stage.launched.newPage(stage.launched.extensionUrl('history.html#tasks?platform=mturk'));
    await linked.waitForSelector(`[data-found=all] data[value="${RECEIPTS + 6}"]`);
    expect(await linked.$eval('#tasks-platform', (field) => (field as HTMLSelectElement).value)).toBe('mturk');
    await linked.close();
  });

  it('show their last after their list was scrolled to its end', async () => {
    await page.waitForSelector('.rows [data-task]');
    await page.$eval('.rows', (rows) => rows.scrollIntoView());
    await page.waitForFunction(
      (last) => {
        const rows = document.querySelector('.rows');
        if (rows) rows.scrollTop = rows.scrollHeight;
        return document.querySelector(`[data-task][aria-posinset="${last}"] h3`) !== null;
      },
      {},
      ALL,
    );
  });

  it('open their card by keyboard, with every stretch and state', async () => {
    await page.waitForSelector('[data-task] [data-action=task-card]');
    await page.focus('[data-task] [data-action=task-card]');
    await page.keyboard.press('Enter');
    const card = await page.waitForSelector('[data-task-card]');
    const words = (await card?.evaluate(({ textContent }) => textContent)) ?? '';
    expect(words).toContain('rejected');
    expect(
      await page.$eval('[data-task-card] [data-figure=history-span-time]', (data) => data.getAttribute('value')),
    ).toBe('600');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-task-card]', { hidden: true });
  });
});

describe('a link', () => {
  it('opens the page at what it says, and takes what it cannot say for not said', async () => {
    const linked = await stage.launched.newPage(
      stage.launched.extensionUrl('history.html#tasks?q=survey&state=rejected&sort=dreamt'),
    );
    await linked.waitForSelector('[data-found=all] data[value="1"]');
    expect(await linked.$eval('#tasks-search', (field) => (field as HTMLInputElement).value)).toBe('survey');
    await linked.close();
  });

  it('leads from a requester, and from a day, to the tasks', async () => {
    await page.waitForSelector('#requesters [data-requester="mturk:LANTERNSURVEYLAB"] a[href^="#tasks"]');
    await page.$eval('#requesters [data-requester="mturk:LANTERNSURVEYLAB"] a[href^="#tasks"]', (link) =>
      (link as HTMLElement).click(),
    );
    await titlesOnce(6);
    await page.waitForFunction(() =>
      document.querySelector('.task-filters')?.textContent?.includes('Lantern Survey Lab'),
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tasks-heading');
    await page.$eval('#days [data-day] a[href^="#tasks"]', (link) => (link as HTMLElement).click());
    await titlesOnce(6);
    expect(await hash()).toMatch(/^#tasks\?from=(\d{4}-\d\d-\d\d)&to=\1$/);
    await page.goBack();
    expect(await page.waitForSelector('[data-action=tasks-any-requester]')).not.toBeNull();
  });
});

it('the overview is drawn, and its table has the same day as the days', async () => {
  await page.waitForSelector('.chart canvas');
  await page.select('#overview-step', 'month');
  await page.waitForFunction(() => location.hash.includes('by=month'));
  await page.$eval('#overview details', (details) => details.setAttribute('open', ''));
  await page.waitForSelector('#overview tbody tr');
  const earned = await page.$$eval('#overview tbody [data-figure=earned][data-unit=USD]', (figures) =>
    figures.reduce((sum, figure) => sum + Number(figure.getAttribute('value')), 0),
  );
  const byDay = await page.$$eval('#days [data-figure=earned][data-unit=USD]', (figures) =>
    figures.reduce((sum, figure) => sum + Number(figure.getAttribute('value')), 0),
  );
  expect(earned).toBeCloseTo(0.1 * RECEIPTS + 7.5, 6);
  expect(byDay).toBeCloseTo(earned, 6);
  expect(await faults(page)).toEqual([]);
});

it.skipIf(BROWSER_KIND !== 'chromium')(
  'paper has no name of a field without the field, and nothing to press',
  async () => {
    await page.emulateMediaType('print');
    const shown = await page.evaluate(() => {
      const isDrawn = (element: Element | null) => element !== null && element.getClientRects().length > 0;
      const texts = (elements: Element[]) => elements.map(({ textContent }) => textContent);
      const labels = [...document.querySelectorAll('label')];
      return {
        alone: texts(labels.filter((label) => isDrawn(label) && !isDrawn(label.control))),
        pressed: texts([...document.querySelectorAll('button, nav, .task-head a')].filter(isDrawn)),
        sections: [...document.querySelectorAll('section[id]')].filter(isDrawn).map(({ id }) => id),
        rows: isDrawn(document.querySelector('.rows .print-only')),
        // A grid is too low for what goes on, on the next sheet, and what follows is printed over it.
        grids: [...document.querySelectorAll('*:has(.rows), .rows, .rows > ul')]
          .filter((element) => getComputedStyle(element).display === 'grid')
          .map(({ className }) => className),
      };
    });
    expect(shown).toMatchObject({ alone: [], pressed: [], rows: true, grids: [] });
    expect(shown.sections).toEqual(expect.arrayContaining(['overview', 'tasks', 'days', 'requesters']));
    for (const id of ['export', 'bring-in', 'backup', 'erase']) expect(shown.sections).not.toContain(id);
  },
);
