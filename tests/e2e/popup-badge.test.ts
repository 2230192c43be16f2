/** The button in the toolbar tells the rate so far, in characters and in its tooltip. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Assignment } from '../practice/marketplace';
import { taskOf } from './records';
import { openStage, type Stage, until } from './stage';
import { submit } from './work';

declare const chrome: import('webextension-polyfill').Browser;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** What the button says over the tab of a task. */
async function button(tabId: number): Promise<{ text: string; title: string }> {
  const page = await stage.extensionPage();
  return page.evaluate(
    async (id) => ({
      text: await chrome.action.getBadgeText({ tabId: id }),
      title: await chrome.action.getTitle({ tabId: id }),
    }),
    tabId,
  );
}

/** The tab that shows a task, once the extension knows of it. */
async function tabOf({ assignmentId }: Assignment): Promise<number> {
  const { tabs } = await stage.recordsOnce('the tab', (all) =>
    all.tabs.some(({ page }) => page?.taskKey === `mturk:${assignmentId}`),
  );
  return tabs.find(({ page }) => page?.taskKey === `mturk:${assignmentId}`)?.tabId ?? -1;
}

it('shows the rate while a task is worked on, and nothing once it is handed in', async () => {
  const { page, assignment } = await stage.acceptAndOpen(stage.addTask({ reward: 0.5 }).groupId);
  const tab = await tabOf(assignment);
  // Away and back again: the page tells its time at both.
  await stage.extensionPage().then((extensionPage) => extensionPage.bringToFront());
  await until('the rate', async () => /\d/.test((await button(tab)).text));
  const { focusedMs } = taskOf(await stage.records(), assignment);
  const { text, title } = await button(tab);
  const rate = (0.5 * 3_600_000) / (focusedMs ?? 0);
  expect(text.length).toBeLessThanOrEqual(4);
  expect(Number(text)).toBeCloseTo(rate, rate < 9.95 ? 1 : 0);
  expect(title).toMatch(/^Upah: this task so far \$[\d,]+\.\d\d\/h$/);

  await page.bringToFront();
  await submit(page);
  // A tab that goes elsewhere forgets both of itself, so the tooltip tells that the extension has spoken.
  await until('the button to say so', async () => (await button(tab)).title === 'Upah: nothing is being timed');
  expect((await button(tab)).text).toBe('');
  await page.close();
});

it('shows a question mark where the reward cannot be read, never a 0', async () => {
  stage.market.hostile('negative-reward');
  const { page, assignment } = await stage.acceptAndOpen(stage.addTask().groupId);
  stage.market.hostile(null);
  const tab = await tabOf(assignment);
  await stage.extensionPage().then((extensionPage) => extensionPage.bringToFront());
  await until('the question mark', async () => (await button(tab)).text === '?');
  expect((await button(tab)).title).toBe('Upah: the reward of this task is not known');
  await page.close();
});
