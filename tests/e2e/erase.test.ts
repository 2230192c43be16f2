/** What is erased is gone from every figure and every store, and a file brings the same back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bringIn, exported, type HistoryFile, openHistory } from './exchange';
import { noonDaysAgo, Past } from './past';
import { isNow, taskOf } from './records';
import { openStage, type Stage } from './stage';
import { submit, workFor } from './work';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const PAST = new Past(noonDaysAgo(3))
  .unpaid('searching', 90)
  .tasks({ requester: 'Receipts', reward: 0.1, seconds: [90, 110, 120, 150, 200] })
  .from(noonDaysAgo(1))
  .unpaid('queue', 60)
  .task({ requester: 'Fair Pictures', reward: 0.75, seconds: 420 })
  .bonus(0.3)
  .file();

/** Chooses what to erase, sees how much that is, and erases it. */
async function eraseIn(page: Page, what: 'requester' | 'period' | 'everything', fields: Record<string, string> = {}) {
  await page.waitForSelector('#erase-what');
  await page.select('#erase-what', what);
  for (const [field, value] of Object.entries(fields)) {
    await page.waitForSelector(field);
    await page.$eval(
      field,
      (input, text) => {
        (input as HTMLInputElement).value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      value,
    );
  }
  await page.click('[data-action=erase-look]');
  await page.waitForSelector(`[data-action=erase-${what}]`);
  const goes = await page.$$eval('#erase data', (figures) =>
    Object.fromEntries(figures.map((one) => [one.getAttribute('data-figure'), one.getAttribute('value')])),
  );
  await page.click(`[data-action=erase-${what}]`);
  await page.waitForFunction((button) => !document.querySelector(button), {}, `[data-action=erase-${what}]`);
  await page.waitForSelector('[data-action=erase-look]:not([disabled])');
  return goes;
}

const withoutDate = ({ exportedAt: _, ...history }: HistoryFile) => history;

it('a requester and a period are gone, and the file from before brings the same record back', async () => {
  const page = await openHistory(stage);
  await eraseIn(page, 'everything');
  await bringIn(stage, 'history.json', PAST);
  const before = await exported(stage);
  const goes = await eraseIn(page, 'requester', { '#erase-requester': 'RECEIPTS' });
  expect(goes).toMatchObject({ 'erase-tasks': '5', 'erase-spans': '5', 'erase-payments': '0' });
  expect(JSON.stringify(await exported(stage))).not.toMatch(/receipts/i);
  const day = new Date(noonDaysAgo(1));
  const name = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((one) => String(one).padStart(2, '0'))
    .join('-');
  await eraseIn(page, 'period', { '#erase-from': name, '#erase-to': name });
  expect(await exported(stage)).toMatchObject({ tasks: [], payments: [], spans: [{ kind: 'searching' }] });
  await page.close();
  await bringIn(stage, 'history.json', JSON.stringify(before));
  expect(withoutDate(await exported(stage))).toEqual(withoutDate(before));
});

it('everything is gone while a task is open, which goes on being timed and is handed in', async () => {
  await bringIn(stage, 'history.json', PAST);
  const { page: task, assignment } = await stage.acceptAndOpen(stage.addTask().groupId);
  await stage.recordsOnce('the task to be timed', ({ spans }) => spans.some(({ open }) => open));
  const erasedAfter = Date.now();
  const page = await openHistory(stage);
  await eraseIn(page, 'everything');
  await page.close();
  expect((await stage.records()).tasks.map(({ assignmentId }) => assignmentId)).toEqual([assignment.assignmentId]);
  expect((await stage.records()).payments).toEqual([]);
  await task.bringToFront();
  await workFor(2);
  await submit(task);
  const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
  expect(taskOf(records, assignment)).toMatchObject({ title: 'Which is the cat?', reward: { micros: 500_000 } });
  expect(taskOf(records, assignment).focusedMs).toBeGreaterThan(1000);
  for (const span of records.spans) expect(span.startedAt).toBeGreaterThanOrEqual(erasedAfter);
  await task.close();
});
