/**
 * The worked example of the definitions, from pages to popup: a worker searches, accepts, hands in, gives back, lets a
 * task run out, and looks at the status page and the dashboard, all on pages of a marketplace in a real browser.
 *
 * The example takes 46 minutes, and a clock that runs faster in all parts of a browser at once there is not. So the worker
 * hurries, and afterwards only the length of what was written down is changed: the history is exported, told with the
 * stretches as long as in the example, and brought into a fresh browser by the extension's own import. Which stretch was
 * of which task or kind of work, what became of every task, its reward, and the bonus are what the pages said.
 */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TaskState } from '../../lib/platforms/reading';
import type { Figure } from '../practice/figures';
import { WORKER_ORIGIN } from '../practice/hosts';
import type { Assignment } from '../practice/marketplace';
import { bringIn, exported, type HistoryFile } from './exchange';
import { taskOf } from './records';
import { sharer, slowed } from './slower-clock';
import { openStage, type Stage, type TaskInHand } from './stage';
import { giveBack, submit } from './work';

let hurried: Stage;
let stage: Stage | undefined;
beforeEach(async () => {
  hurried = await openStage();
});
afterEach(async () => {
  await hurried?.close();
  await stage?.close();
});

const SECONDS = { approved: 240, paid: 300, pending: 600, rejected: 420, returned: 180, expired: 120 };
const OVERHEAD_SECONDS = 900;
type Fate = keyof typeof SECONDS;

it('pays by the definitions: $6.32 an hour on task, $3.00 in all, $1.70 confirmed, 59% of the time unpaid', async () => {
  const { page, fates } = await aHurriedDay();
  const before = valuesOf(await hurried.figures('all'));
  expect(before).toMatchObject({ earned: 2.3, confirmed: 1.3, pending: 1, tasks: 4 });
  expect(before['real-pay']).toBeCloseTo((2.3 * 3600) / (before['work-time'] ?? 0), 3);
  await page.close();

  const history = asLongAsInTheExample(await exported(hurried), fates);
  stage = await openStage();
  expect(await bringIn(stage, 'history.json', JSON.stringify(history))).toMatchObject({ added: 6, rejected: 0 });
  const after = valuesOf(await stage.figures('all'));
  expect(after['on-task-pay']).toBeCloseTo(6.3158, 4);
  expect(after['real-pay']).toBeCloseTo(3, 4);
  expect(after['confirmed-pay']).toBeCloseTo(1.6957, 4);
  expect(after['unpaid-share']).toBeCloseTo(0.587, 4);
  expect(after).toMatchObject({ earned: 2.3, confirmed: 1.3, pending: 1, tasks: 4 });
  expect(after).toMatchObject({ 'work-time': 2760, 'task-time': 1140, 'unpaid-time': 1620 });
  expect(after).toMatchObject({ 'rejected-time': 420, 'ended-time': 300 });
});

/** Everything of the example, as quickly as pages load. */
async function aHurriedDay(): Promise<{ page: Page; fates: Map<string, Fate> }> {
  const { market, launched } = hurried;
  const page = await launched.newPage(`${WORKER_ORIGIN}/projects`);
  const task = async (reward: number): Promise<TaskInHand> => {
    const inHand = await hurried.acceptAndOpen(hurried.addTask({ reward }).groupId, page);
    await hurried.recordsOnce('attention to the task', ({ spans }) =>
      spans.some(({ taskKey }) => taskKey?.endsWith(inHand.assignment.assignmentId)),
    );
    return inHand;
  };
  const handedIn = async (reward: number) => {
    const { assignment } = await task(reward);
    await submit(page);
    await becomes('submitted', assignment);
    return assignment;
  };
  const approved = await handedIn(0.5);
  const paid = await handedIn(0.5);
  const pending = await handedIn(1);
  const rejected = await handedIn(0.75);
  const { assignment: returned } = await task(0.2);
  await giveBack(page);
  await becomes('returned', returned);
  const { assignment: expired } = await task(0.4);
  market.expire(expired.assignmentId);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await becomes('expired', expired);

  market.approve(approved.assignmentId);
  market.approve(paid.assignmentId);
  market.pay(paid.assignmentId);
  market.reject(rejected.assignmentId, 'Not what was asked.');
  await launched.goTo(page, `${WORKER_ORIGIN}/status_details/${market.today()}`);
  await becomes('approved', approved);
  await becomes('paid', paid);
  await becomes('rejected', rejected);
  market.payBonus(market.today(), 0.3);
  await launched.goTo(page, `${WORKER_ORIGIN}/dashboard`);
  await hurried.recordsOnce('the bonus', ({ payments }) =>
    payments.some(({ kind, amount }) => kind === 'bonus' && amount.micros === 300_000),
  );
  await launched.goTo(page, `${WORKER_ORIGIN}/projects`);

  const fates = new Map<string, Fate>([
    [approved.assignmentId, 'approved'],
    [paid.assignmentId, 'paid'],
    [pending.assignmentId, 'pending'],
    [rejected.assignmentId, 'rejected'],
    [returned.assignmentId, 'returned'],
    [expired.assignmentId, 'expired'],
  ]);
  await hurried.recordsOnce('the time of every task', (all) =>
    [...fates.keys()].every((assignmentId) => (taskOf(all, { assignmentId }).focusedMs ?? 0) > 0),
  );
  return { page, fates };
}

/** A page must have been read before the next one takes its place. */
async function becomes(state: TaskState, assignment: Assignment): Promise<void> {
  await hurried.recordsOnce(`${assignment.assignmentId} ${state}`, (all) => taskOf(all, assignment).state === state);
}

function asLongAsInTheExample(history: HistoryFile, fates: Map<string, Fate>): HistoryFile {
  const lengths = (isOf: (assignmentId: string | null) => boolean) =>
    [...history.spans]
      .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
      .filter(({ assignmentId = null }) => isOf(assignmentId))
      .map(({ durationMs }) => durationMs);
  const ofTasks = new Map(
    [...fates].map(([id, fate]) => [
      id,
      sharer(
        lengths((of) => of === id),
        SECONDS[fate] * 1000,
      ),
    ]),
  );
  const ofOverhead = sharer(
    lengths((of) => of === null),
    OVERHEAD_SECONDS * 1000,
  );
  return slowed(history, ({ assignmentId }) =>
    assignmentId === null ? ofOverhead() : (ofTasks.get(assignmentId)?.() ?? 0),
  );
}

function valuesOf(figures: Figure[]): Record<string, number> {
  return Object.fromEntries(figures.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}
