import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPrivileged } from '../browsers/privileged';
import { SURVEY_HOST } from '../practice/hosts';
import type { FrameKind } from '../practice/marketplace';
import { alarms, allTabs, closeTab, openTabFrom } from './in-extension';
import { describe as describeRecords, type Records, taskOf } from './records';
import { openStage, type Stage, type TaskInHand, until } from './stage';
import { Stopwatch, TOLERANCE_MS } from './stopwatch';
import { openToolbarPopup } from './toolbar-popup';
import { taskFrame, workFor } from './work';

const YES = 'section[aria-labelledby=count-heading] button.primary';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.extensionPage();
});
afterAll(() => stage?.close());

describe('a survey that a task opens in a new tab on another host', () => {
  it.each([
    { how: 'a link in the page', where: 'page', by: 'open-survey' },
    { how: 'a script of the page', where: 'page', by: 'open-survey-window' },
    { how: 'a link in the task’s frame', where: 'frame', by: 'open-survey' },
    { how: 'a script of the task’s frame', where: 'frame', by: 'open-survey-window' },
  ] as const)('counts to the task when $how opens it', async ({ where, by }) => {
    const { task, watch } = await begin('hosted');
    const from = where === 'page' ? task.page : await taskFrame(task.page);
    const survey = await surveyOpenedBy(task, () => from.click(`[data-practice=${by}]`));
    await workFor(3);
    await watch.endsWith(() => leave(task, survey));
    await agrees(watch, task);
    await noAlarms();
  });

  it('counts at the worker’s word where the click cannot be seen', async () => {
    const { task, watch } = await begin('external');
    const frame = await taskFrame(task.page);
    const survey = await surveyOpenedBy(task, () => frame.click('[data-practice=open-survey]'));
    await workFor(2);
    const popup = await openToolbarPopup(stage);
    await until('the question', () => popup.has(YES));
    expect(await popup.text()).toContain(stage.market.hitSet(task.assignment.groupId).title);
    await popup.click(YES);
    await stage.recordsOnce('the survey to be timed', (all) => all.spans.some(isHeldOpen));
    await popup.close();
    await workFor(2);
    await watch.endsWith(() => leave(task, survey));
    await agrees(watch, task);
    await noAlarms();
  });

  it('does not count where the click cannot be seen and the worker says nothing', async () => {
    const { task, watch } = await begin('external');
    const frame = await taskFrame(task.page);
    const survey = await watch.endsWith(() =>
      surveyOpenedBy(task, () => frame.click('[data-practice=open-survey-window]')),
    );
    await workFor(2);
    await agrees(watch, task);
    await leave(task, survey);
  });
});

describe('a tab that the worker opens by hand while the task is in front', () => {
  // In Chromium the remote protocol opens a tab as Ctrl+T does, with the tab in front for its opener; in Firefox
  // this is the very command of the key, and names none.
  const byKey = async () => {
    const command = "Services.wm.getMostRecentWindow('navigator:browser').BrowserCommands.openTab()";
    if (stage.kind === 'chromium') await stage.launched.newPage(`https://${SURVEY_HOST}/by-hand`);
    else await runPrivileged(stage.launched.browser, command);
  };
  const fromTheTask = async (taskTabId: number) => openTabFrom(await stage.extensionPage(), taskTabId);

  it.each([
    { how: 'by the key for it', open: byKey },
    { how: 'in any way for which the browser names the task’s tab as its opener', open: fromTheTask },
  ])('does not count, opened $how', async ({ open }) => {
    const { task, watch } = await begin('hosted');
    const extensionPage = await stage.extensionPage();
    const before = (await allTabs(extensionPage)).map(({ id }) => id);
    const taskTabId = await tabOf(task);
    await watch.endsWith(() => open(taskTabId));
    await workFor(2);
    const [opened, ...more] = (await allTabs(extensionPage)).filter(({ id }) => !before.includes(id));
    if (!opened || more.length > 0) throw new Error('Not one tab was opened');
    if (stage.kind === 'chromium' || open === fromTheTask) expect(opened.openerTabId).toBe(taskTabId);
    await agrees(watch, task);
    expect((await stage.records()).spans.some(isHeldOpen)).toBe(false);
    await closeTab(extensionPage, opened.id);
    await task.page.close();
  });
});

/** A task in front for a second, and a stopwatch that runs since then. */
async function begin(frame: FrameKind): Promise<{ task: TaskInHand; watch: Stopwatch }> {
  const watch = new Stopwatch();
  const { groupId } = stage.addTask({ frame });
  const task = await watch.beginsWith(() => stage.acceptAndOpen(groupId));
  await workFor(1);
  return { task, watch };
}

async function surveyOpenedBy({ assignment }: TaskInHand, click: () => Promise<void>): Promise<Page> {
  const isSurvey = (url: string) => url.startsWith(`https://${SURVEY_HOST}/`) && url.includes(assignment.assignmentId);
  const opened = stage.launched.browser.waitForTarget((target) => isSurvey(target.url()));
  await click();
  const page = await (await opened).page();
  if (!page) throw new Error('The survey has no page');
  return page;
}

/** The worker closes the survey, then the task: nothing is timed any more. */
async function leave({ page }: TaskInHand, survey: Page): Promise<void> {
  await survey.close();
  await page.close();
}

async function agrees(watch: Stopwatch, { assignment }: TaskInHand): Promise<void> {
  // While a script of it has a window open, Chromium may not tell a page that it is out of sight: it says so afterwards.
  const isTold = (all: Records) => (taskOf(all, assignment).focusedMs ?? 0) >= watch.leastMs - TOLERANCE_MS;
  const records = await stage.recordsOnce(
    'all to be told and nothing to be timed',
    (all) => isTold(all) && all.spans.every(({ open }) => !open),
  );
  watch.agreesWith(taskOf(records, assignment).focusedMs, `focused, of\n${describeRecords(records)}`);
}

/** Waits until nothing will wake the background any more. */
async function noAlarms(): Promise<void> {
  const extensionPage = await stage.extensionPage();
  await until('all alarms to be cleared', async () => (await alarms(extensionPage)).length === 0);
}

function isHeldOpen({ id, open }: Records['spans'][number]): boolean {
  return open === 1 && id.startsWith('held-');
}

/** The tab of a task, once it is known to the extension. */
async function tabOf({ assignment }: TaskInHand): Promise<number> {
  const ofTask = ({ tabs }: Records) => tabs.find(({ page }) => page?.taskKey?.endsWith(assignment.assignmentId));
  const records = await stage.recordsOnce('the tab of the task', (all) => ofTask(all) !== undefined);
  return ofTask(records)?.tabId ?? -1;
}
