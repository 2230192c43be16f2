/** The warning before work, the switches of the settings, and marks for other eyes and hands. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../lib/settings';
import { WORKER_ORIGIN } from '../practice/hosts';
import { CASE_REFERENCE, offerCases, pastOfCases, type VerdictCase } from '../practice/verdict-cases';
import { bringIn } from './exchange';
import { faultsInside, focusedAct, marksOnce, openCard, places, press, shownOnce, shownOver } from './marks-shown';
import { SCHEMES, showIn } from './pages';
import { compareWith } from './reference';
import { openStage, type Stage } from './stage';

/** Both browsers call it so in their pages. */
declare const chrome: import('webextension-polyfill').Browser;

const LIST = `${WORKER_ORIGIN}/projects`;

let stage: Stage;
let cases: VerdictCase[];
beforeAll(async () => {
  stage = await openStage();
  cases = offerCases(stage.market);
  await compareWith(stage, CASE_REFERENCE);
  expect(await bringIn(stage, 'history.json', pastOfCases(cases).file())).toMatchObject({ rejected: 0 });
});
afterAll(() => stage?.close());

function caseOf(verdict: string, nth = 0): VerdictCase {
  const found = cases.filter((one) => one.verdict === verdict)[nth];
  if (!found) throw new Error(`No case is ${verdict}`);
  return found;
}

function previewOf({ offer }: VerdictCase): string {
  return `${WORKER_ORIGIN}/projects/${offer.groupId}/tasks`;
}

/** The page about one task, once its mark is there; a warning comes with it. */
async function marked(page: Page): Promise<void> {
  await marksOnce(stage, page, 'the mark of the task', (marks) => marks.length === 1);
}

async function set(changes: Partial<Settings>): Promise<void> {
  const page = await stage.extensionPage();
  await page.evaluate(async (changed) => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), ...changed } });
  }, changes);
}

describe('the warning before work', () => {
  it('gives the evidence and the choice, once in a visit, and takes nothing out of the worker’s hands', async () => {
    const { requester, offer } = caseOf('underpaying');
    const page = await stage.launched.newPage(previewOf(caseOf('underpaying')));
    const text = await shownOnce(stage, page, '[data-warning]');
    expect(text).toContain(requester);
    expect(text).toContain('$1.98/h to $3.64/h');
    expect(text).toContain('below your reference of $7.25/h, and so were 5 of 5 single tasks');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

    await page.reload();
    await marked(page);
    expect(await shownOver(stage, page, '[data-warning]')).toBeNull();

    const { assignment } = await stage.acceptAndOpen(offer.groupId, page);
    await marked(page);
    expect(await shownOver(stage, page, '[data-warning]')).toBeNull();
    expect(assignment.state).toBe('assigned');
    await page.close();

    const { page: other } = await stage.acceptAndOpen(offer.groupId);
    await shownOnce(stage, other, '[data-warning]');
    await press(stage, other, '[data-act=dismiss]');
    await shownOnce(stage, other, '[data-warning]', false);
    expect([...stage.market.assignments.values()].every(({ state }) => state === 'assigned')).toBe(true);
    await other.close();
  });

  it('leads to the evidence, and its own buttons block and undo', async () => {
    const page = await stage.launched.newPage(previewOf(caseOf('underpaying', 1)));
    await shownOnce(stage, page, '[data-warning]');
    await press(stage, page, '[data-warning] [data-act=card]');
    expect(await shownOnce(stage, page, '[data-card]')).toContain('All Tasks Alike');
    await page.keyboard.press('Escape');
    await shownOnce(stage, page, '[data-card]', false);
    expect(await focusedAct(stage, page)).toBe('card');
    await press(stage, page, '[data-warning] [data-act=block]');
    await expect
      .poll(() => shownOver(stage, page, '[data-warning]'), { timeout: 15_000 })
      .toContain('You blocked this requester.');
    await press(stage, page, '[data-warning] [data-listing=""]');
    await expect
      .poll(() => shownOver(stage, page, '[data-warning]'), { timeout: 15_000 })
      .not.toContain('You blocked this requester.');
    await page.close();
  });

  it('is of those with a history and those blocked, and of nobody else', async () => {
    const above = caseOf('above');
    const page = await stage.launched.newPage(previewOf(caseOf('likely-below')));
    await marked(page);
    expect(await shownOver(stage, page, '[data-warning]')).toBeNull();
    await stage.launched.goTo(page, previewOf(above));
    await openCard(stage, page, above.requesterKey);
    await press(stage, page, '[data-card] [data-act=block]');
    expect(await shownOnce(stage, page, '[data-warning]')).toContain('You blocked this requester.');
    await press(stage, page, '[data-card] [data-listing=""]');
    await shownOnce(stage, page, '[data-warning]', false);
    await page.close();
  });
});

describe('the settings', () => {
  it('take the marks away when the worker returns to the page, and bring them back', async () => {
    const page = await stage.launched.newPage(LIST);
    const all = (there: boolean) =>
      marksOnce(stage, page, `marks: ${there}`, (marks) => marks.length === (there ? cases.length : 0));
    await all(true);
    for (const marks of [false, true]) {
      const elsewhere = await stage.launched.newPage();
      await set({ marks });
      await page.bringToFront();
      await all(marks);
      await elsewhere.close();
    }
    await page.close();
  });

  it('switch the warning off and leave the mark', async () => {
    await set({ warns: false });
    const page = await stage.launched.newPage(previewOf(caseOf('underpaying')));
    await marked(page);
    expect(await shownOver(stage, page, '[data-warning]')).toBeNull();
    await set({ warns: true });
    await page.close();
  });
});

describe('marks, card and warning', () => {
  it('move nothing on the page', async () => {
    for (const address of [LIST, previewOf(caseOf('underpaying'))]) {
      await set({ marks: false, warns: false });
      const page = await stage.launched.newPage(address);
      const unmarked = await places(page);
      await set({ marks: true, warns: true });
      await stage.launched.goTo(page, address);
      await marksOnce(stage, page, 'marks', (marks) => marks.length > 0);
      expect(await places(page)).toEqual(unmarked);
      await page.close();
    }
  });

  it('are without a fault that axe can find, in light and dark', async () => {
    const page = await stage.launched.newPage(previewOf(caseOf('underpaying')));
    await shownOnce(stage, page, '[data-warning]');
    await openCard(stage, page, caseOf('underpaying').requesterKey);
    for (const scheme of SCHEMES) {
      await showIn(scheme, stage, page);
      expect(await faultsInside(stage, page), scheme).toEqual([]);
    }
    await showIn('light', stage, page);
    await stage.launched.goTo(page, LIST);
    await marksOnce(stage, page, 'marks', (marks) => marks.length === cases.length);
    for (const scheme of SCHEMES) {
      await showIn(scheme, stage, page);
      expect(await faultsInside(stage, page), scheme).toEqual([]);
    }
    await showIn('light', stage, page);
    await page.close();
  });

  it.each([
    ['a narrow window', { width: 320, height: 600 }, ''],
    ['text of twice the size', { width: 640, height: 700 }, '200%'],
  ])('stay within %s', async (_, size, fontSize) => {
    const page = await stage.launched.newPage();
    await page.setViewport(size);
    await stage.launched.goTo(page, previewOf(caseOf('underpaying')));
    await page.evaluate((wanted) => {
      document.documentElement.style.fontSize = wanted;
    }, fontSize);
    await shownOnce(stage, page, '[data-warning]');
    await press(stage, page, '[data-warning] [data-act=card]');
    await shownOnce(stage, page, '[data-card]');
    const boxes = await page.evaluate(() =>
      [...document.body.children].flatMap(({ shadowRoot }) => {
        const box = shadowRoot?.querySelector('[data-card], [data-warning]')?.getBoundingClientRect();
        return box ? [box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight] : [];
      }),
    );
    expect(boxes).toEqual([true, true]);
    await page.close();
  });
});
