import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WORKER_ORIGIN } from '../practice/hosts';
import { allTabs } from './in-extension';
import { isNow, type Records, taskOf } from './records';
import { openStage, type Stage, type TaskInHand, until } from './stage';
import { Stopwatch } from './stopwatch';
import { follow, giveBack, submit, workFor } from './work';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.extensionPage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  stage.market.cacheControl = 'no-store';
  const behind = await stage.extensionPage();
  for (const page of await stage.launched.browser.pages()) {
    if (page !== behind && page.url().startsWith(WORKER_ORIGIN)) await page.close();
  }
});

const stateOf = (task: TaskInHand) => (records: Records) => records.tasks.find((one) => isOf(one, task))?.state;

describe('a task', () => {
  it('that was returned is unpaid time, and no reward', async () => {
    const figureBefore = await figures();
    const focused = new Stopwatch();
    const { groupId } = stage.addTask();
    const task = await focused.beginsWith(() => stage.acceptAndOpen(groupId));
    await workFor(3);
    await focused.endsWith(() => giveBack(task.page));
    const records = await stage.recordsOnce('the return', isNow('returned', task.assignment));
    const { focusedMs } = taskOf(records, task.assignment);
    focused.agreesWith(focusedMs, 'focused');
    await task.page.close();
    const figureAfter = await figures();
    expect(figureAfter('unpaid-time') - figureBefore('unpaid-time')).toBeGreaterThanOrEqual(
      Math.floor((focusedMs ?? 0) / 1000),
    );
    for (const name of ['task-time', 'earned', 'pending', 'tasks'])
      expect(figureAfter(name), name).toBe(figureBefore(name));
  });

  it('that ran out of time has expired, at its deadline', async () => {
    const task = await stage.acceptAndOpen(stage.addTask({ durationS: 2 }).groupId);
    await task.page.waitForSelector('.threshold-1');
    await task.page.reload({ waitUntil: 'domcontentloaded' });
    const records = await stage.recordsOnce('the expiry', (all) => stateOf(task)(all) === 'expired');
    const { endedAt } = taskOf(records, task.assignment);
    expect(Math.abs((endedAt ?? 0) - task.assignment.deadlineMs)).toBeLessThan(1_500);
  });

  it('is one record over a reload, the back button, a second tab, and a return from the queue', async () => {
    const focused = new Stopwatch();
    const { groupId } = stage.addTask();
    const task = await focused.beginsWith(() => stage.acceptAndOpen(groupId));
    const { page, assignment } = task;
    await page.reload({ waitUntil: 'domcontentloaded' });
    await workFor(1);
    await focused.endsWith(() => page.goto(`${WORKER_ORIGIN}/projects`, { waitUntil: 'domcontentloaded' }));
    await focused.beginsWith(() => goBack(page, stage.workingUrl(assignment)));
    await workFor(1);
    const second = await stage.launched.newPage(stage.workingUrl(assignment));
    await workFor(1);
    await focused.endsWith(() => second.goto(`${WORKER_ORIGIN}/tasks`, { waitUntil: 'domcontentloaded' }));
    await focused.beginsWith(() => follow(second, () => second.click(`a[href*="${assignment.assignmentId}"]`)));
    await workFor(1);
    await focused.endsWith(() => submit(second));
    const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
    const { acceptedAt, focusedMs } = taskOf(records, assignment);
    focused.agreesWith(focusedMs, 'focused');
    expect(Math.abs((acceptedAt ?? 0) - assignment.acceptedAtMs)).toBeLessThan(1_500);

    await page.bringToFront();
    await page.reload({ waitUntil: 'domcontentloaded' });
    await stage.recordsOnce('the other tab to show something else', ({ spans }) => spans.at(-1)?.taskKey === null);
    expect(stateOf(task)(await stage.records())).toBe('submitted');
  });

  it('is not marked by an old page that comes back with the thanks for another', async () => {
    stage.market.cacheControl = 'no-cache';
    const first = await stage.acceptAndOpen(stage.addTask().groupId);
    const { page } = first;
    await submit(page);
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) document.title = 'Back again';
      });
    });
    const second = await stage.acceptAndOpen(stage.addTask().groupId, page);
    await stage.recordsOnce('both tasks', ({ tasks }) => tasks.some((task) => isOf(task, second)));
    // Not by the remote protocol, which loses sight of a page that comes back.
    await page.evaluate(() => void setTimeout(() => history.back(), 0));
    await until('the old page to come back', async () =>
      (await allTabs(await stage.extensionPage())).some(({ title }) => title === 'Back again'),
    );
    const records = await stage.recordsOnce('the old page to be heard of', isBackOnTheList);
    expect([stateOf(first)(records), stateOf(second)(records)]).toEqual(['submitted', 'assigned']);
  });
});

function isOf({ assignmentId }: Records['tasks'][number], { assignment }: TaskInHand): boolean {
  return assignmentId === assignment.assignmentId;
}

function isBackOnTheList({ tabs }: Records): boolean {
  return tabs.some(({ page }) => page?.page === 'search' && page.leftAt === null);
}

async function goBack(page: Page, url: string): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back(), 0));
  await until(`${url} to come back`, () => page.evaluate((wanted) => location.href === wanted, url).catch(() => false));
}

/** The figures of all time by their names; one that is not shown yet stands for nothing. */
async function figures(): Promise<(name: string) => number> {
  const read = await stage.figures('all');
  return (name) => read.find((figure) => figure.name === name)?.value ?? 0;
}
