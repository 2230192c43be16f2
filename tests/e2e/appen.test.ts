/** A day on a second platform: from its list through the pages of a job to the popup, beside a task of the first. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { JOBS_ORIGIN, PORTAL_HOST } from '../practice/hosts';
import type { Job } from '../practice/job-site';
import { openStage, type Stage, until } from './stage';
import { follow, workFor } from './work';

const LIST = `${JOBS_ORIGIN}/channels/feca/tasks?uid=practice-worker`;
const TITLE = 'Is this picture clear, and if it is not, why?';

let stage: Stage;
let job: Job;
beforeEach(async () => {
  stage = await openStage();
  job = stage.market.jobSite.addJob({ title: TITLE, price: 0.0349, perPage: 3, pages: 2 });
  stage.market.jobSite.addJob({ title: TITLE, price: 0.01 });
});
afterEach(async () => {
  await stage?.close();
});

it('counts two pages of a job, in a portal’s frame or not, at the exact price, beside a task of the other platform', async () => {
  const { launched } = stage;
  const startedAt = Date.now();
  const { page: other } = await stage.acceptAndOpen(stage.addTask({ reward: 0.5 }).groupId);
  await stage.recordsOnce('attention to the task', ({ spans }) => spans.some(({ kind }) => kind === 'task'));
  const page = await launched.newPage(`https://${PORTAL_HOST}/`);
  const list = await (await page.waitForSelector('iframe'))?.contentFrame();
  await list?.waitForSelector(`[data-job="${job.jobId}"]`);
  await jobsAreRemembered();
  await list?.click('h1');
  await stage.recordsOnce('attention to the list', ({ spans }) =>
    spans.some(({ platform, kind }) => platform === 'appen' && kind === 'searching'),
  );
  await follow(page, async () => list?.click(`[data-job="${job.jobId}"]`));

  await page.click('input[type=submit]');
  await stage.recordsOnce('the job', ({ tasks }) => tasks.some(({ platform }) => platform === 'appen'));
  await answer(page);
  await answer(page);
  await page.waitForSelector('#task-listing-datatable');
  const handedIn = await stage.recordsOnce('two pages handed in', ({ tasks }) => {
    const ours = tasks.filter(({ platform }) => platform === 'appen');
    return ours.length === 2 && ours.every(({ state, focusedMs }) => state === 'submitted' && (focusedMs ?? 0) > 0);
  });
  const groupId = String(job.jobId);
  for (const task of handedIn.tasks.filter(({ platform }) => platform === 'appen')) {
    const reward = { micros: 104_700, currency: 'USD' };
    expect(task).toMatchObject({ groupId, requesterId: groupId, requesterName: TITLE, title: TITLE, reward });
  }
  await other.bringToFront();
  await workFor(2);
  await other.close();
  await page.close();

  const figures = Object.fromEntries((await stage.figures()).map(({ name, value }) => [name, value ?? Number.NaN]));
  expect(figures).toMatchObject({ earned: 0.2094, pending: 0.2094, confirmed: 0, tasks: 2 });
  const { spans, tasks } = await stage.records();
  const totalMs = spans.reduce((sum, { startedAt: from, endedAt: to }) => sum + to - from, 0);
  expect(totalMs).toBeLessThanOrEqual(Date.now() - startedAt);
  for (const [at, { startedAt: from }] of spans.entries())
    expect(from).toBeGreaterThanOrEqual(spans[at - 1]?.endedAt ?? 0);
  const taskMs = tasks.reduce((sum, { state, focusedMs }) => sum + (state === 'submitted' ? (focusedMs ?? 0) : 0), 0);
  expect(figures['task-time']).toBeCloseTo(taskMs / 1000, 0);
});

it('keeps no secret and no answer of these pages, and leaves what it is not sure of unknown', async () => {
  const page = await stage.launched.newPage(LIST);
  await jobsAreRemembered();
  const { id } = stage.market.jobSite.nextPage(job) ?? expect.fail('no work');
  // By its address alone: there are two jobs of this title, at two prices, and no link was followed.
  await stage.launched.goTo(page, `https://render.figure-eight.io/assignments/${id}?secret=${job.secret}`);
  const unknown = await stage.recordsOnce('the task', ({ tasks }) => tasks.some(({ title }) => title === TITLE));
  expect(unknown.tasks).toMatchObject([{ assignmentId: id, groupId: null, requesterId: null, reward: null }]);
  await page.click('[data-practice=give-up]');
  await page.waitForSelector('#task-listing-datatable');
  await follow(page, () => page.click(`[data-job="${job.jobId}"]`));
  await answer(page);
  await stage.recordsOnce('a page handed in', ({ tasks }) => tasks.some(({ state }) => state === 'submitted'));

  const everything = await wholeDatabase(await stage.extensionPage());
  expect(everything).toContain(TITLE);
  const [told = '', hash = ''] = job.secret.split('--');
  for (const hidden of [told, hash, 'secret', 'private answer', 'practice-worker']) {
    expect(everything, hidden).not.toContain(hidden);
  }
});

/** Answers all that the page asks for, and goes on to the next. */
async function answer(page: Page): Promise<void> {
  await page.waitForSelector('.form-actions');
  for (const unit of await page.$$('.cml input[value="private answer"]')) await unit.click();
  await workFor(1);
  await follow(page, () => page.click('input[type=submit]'));
}

async function jobsAreRemembered(): Promise<void> {
  const page = await stage.extensionPage();
  await until('the list is remembered', async () => (await wholeDatabase(page)).includes(String(job.jobId)));
}

/** Every record of every table, as text. */
async function wholeDatabase(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const outcome = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // To open a database that is not there would make an empty one, which the extension could not use.
    const made = (await indexedDB.databases()).some(({ name, version }) => name === 'upah' && version !== undefined);
    if (!made) return '';
    const database = await outcome(indexedDB.open('upah'));
    const stores = [...database.objectStoreNames];
    const transaction = database.transaction(stores);
    const all = await Promise.all(stores.map((store) => outcome(transaction.objectStore(store).getAll())));
    database.close();
    return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  });
}
