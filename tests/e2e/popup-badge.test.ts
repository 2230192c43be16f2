/** The button in the toolbar tells the rate so far, in characters and in its tooltip. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Assignment } from '../practice/marketplace';
import { taskOf } from './records';
import { openStage, type Stage, until } from './stage';
import { submit, workFor } from './work';

declare const chrome: import('webextension-polyfill').Browser;

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

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
  // Of a shorter time the rate is so high that it is written with a letter.
  await workFor(1);
  // Away: the page tells its time, and the button follows a moment later, the tooltip after the text.
  await stage.extensionPage().then((extensionPage) => extensionPage.bringToFront());
  await until('the rate of the time that is written down', async () => {
    const { focusedMs } = taskOf(await stage.records(), assignment);
    const { text, title } = await button(tab);
    const rate = (0.5 * 3_600_000) / (focusedMs ?? 0);
    const isRate = text.length <= 4 && Number(text) === Number(rate.toFixed(rate < 9.95 ? 1 : 0));
    return isRate && title === `Upah: this task so far ${DOLLARS.format(rate)}/h`;
  });

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
  const unknown = { text: '?', title: 'Upah: the reward of this task is not known' };
  await until('the question mark', async () => isDeepStrictEqual(await button(tab), unknown));
  await page.close();
});
