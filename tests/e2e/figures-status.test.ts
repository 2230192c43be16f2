/** A requester decides, the worker looks at the status page, and the figures follow. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskState } from '../../lib/platforms/reading';
import { WORKER_ORIGIN } from '../practice/hosts';
import type { Assignment } from '../practice/marketplace';
import { bringIn } from './exchange';
import { noonDaysAgo, Past } from './past';
import { isNow } from './records';
import { compareWith } from './reference';
import { openStage, type Stage } from './stage';
import { ON_THIS_PAGE, verdictShown } from './verdicts';
import { submit } from './work';

const REQUESTER = 'Decides Later';
const REQUESTER_ID = 'DECIDESLATER';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await compareWith(stage, 7.45);
  const past = new Past(noonDaysAgo(1)).tasks({ requester: REQUESTER, reward: 0.53, seconds: Array(5).fill(200) });
  await bringIn(stage, 'history.json', past.file());
});
afterAll(() => stage?.close());

it('moves confirmed pay, what is pending and the verdict, and nothing moves them back', async () => {
  const set = stage.addTask({ requester: REQUESTER, requesterId: REQUESTER_ID, reward: 1 });
  const first = await handIn(set.groupId);
  const second = await handIn(set.groupId);

  const before = await today();
  expect(before).toMatchObject({ earned: 2, confirmed: 0, pending: 2, tasks: 2, 'confirmed-pay': 0 });
  const judgedBefore = await verdict();
  expect(judgedBefore).toMatchObject({ verdict: 'above', tasks: 7 });
  expect(judgedBefore.text).toContain('5 approved, 2 pending, 0 rejected.');

  stage.market.approve(first.assignmentId);
  stage.market.reject(second.assignmentId, 'Not what was asked.');
  const status = await stage.launched.newPage(`${WORKER_ORIGIN}/status_details/${stage.market.today()}`);
  await states('approved', 'rejected');
  await status.close();

  const after = await today();
  expect(after).toMatchObject({ earned: 1, confirmed: 1, pending: 0, tasks: 2 });
  expect(after['confirmed-pay']).toBeGreaterThan(0);
  expect(after['confirmed-pay']).toBe(after['real-pay']);
  expect(after['real-pay']).toBeLessThan(before['real-pay'] ?? 0);
  expect(after['rejected-time']).toBeGreaterThan(0);
  const judgedAfter = await verdict();
  expect(judgedAfter).toMatchObject({ verdict: 'unclear', tasks: 7 });
  expect(judgedAfter.pay).toBeLessThan(judgedBefore.pay ?? 0);
  expect(judgedAfter.text).toContain('6 approved, 0 pending, 1 rejected.');

  await lookAtWorkingPageAgain(first);
  await lookAtWorkingPageAgain(second);
  await states('approved', 'rejected');
  const again = await today();
  const decided = ['earned', 'confirmed', 'pending', 'tasks'] as const;
  for (const name of decided) expect(again[name], name).toBe(after[name]);

  /** Waits until the ledger says so. */
  async function states(of1: TaskState, of2: TaskState): Promise<void> {
    await stage.recordsOnce(`${of1} and ${of2}`, (all) => isNow(of1, first)(all) && isNow(of2, second)(all));
  }
});

async function handIn(groupId: string): Promise<Assignment> {
  const { page, assignment } = await stage.acceptAndOpen(groupId);
  await submit(page);
  await stage.recordsOnce('the submit', isNow('submitted', assignment));
  await page.close();
  return assignment;
}

async function today(): Promise<Record<string, number>> {
  const figures = await stage.figures('today');
  return Object.fromEntries(figures.map(({ name, value }) => [name, value ?? Number.NaN]));
}

/** What the popup says of the requester on the requester's own page. */
async function verdict() {
  const page = await stage.launched.newPage(`${WORKER_ORIGIN}/requesters/${REQUESTER_ID}/projects`);
  const popup = await stage.launched.openPopup();
  const shown = await verdictShown(popup, ON_THIS_PAGE, REQUESTER_ID);
  await popup.close();
  await page.close();
  return shown;
}

/** The working page of a task that is over: by its address, as the platform answers, and as an old tab still shows it. */
async function lookAtWorkingPageAgain(assignment: Assignment): Promise<void> {
  const url = stage.workingUrl(assignment);
  const page = await stage.launched.newPage(url);
  const { state } = assignment;
  assignment.state = 'assigned';
  await stage.launched.goTo(page, url);
  expect(page.url()).toBe(url);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await stage.recordsOnce('the page to be seen', ({ tabs }) =>
    tabs.some(({ page: shown }) => shown?.leftAt === null && shown.taskKey?.endsWith(assignment.assignmentId)),
  );
  assignment.state = state;
  await page.close();
}
