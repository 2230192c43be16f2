/** Takes what pages say, and writes it down: tasks seen, submitted, returned, decided, paid. */
import { assumeOverdue } from '../ledger/assume-overdue';
import type { LedgerDatabase } from '../ledger/database';
import { rememberJobs, withJob } from '../ledger/jobs';
import { recordDays, recordTransfers } from '../ledger/payments';
import { countProblems } from '../ledger/problems';
import { requesterKey, type TabPage, taskKey } from '../ledger/records';
import { recordStatus } from '../ledger/status';
import { expireOverdue, moveTask, seeTasks } from '../ledger/tasks';
import type { PageMessage, SignMessage } from '../messages';
import type { PageReading, TaskReading } from '../platforms/reading';
import { sites } from '../platforms/sites';
import type { Tracking } from './ports';
import { updatePage, updateTab } from './tabs';

/** A platform takes no longer than this over a task that is handed in: an older sign was of something else, or forged. */
const ANSWERED_WITHIN_MS = 60_000;

/** Takes a page that a tab shows. The same visit said twice is taken once, also if the page was left meanwhile. */
export async function visitPage({ database, browser }: Tracking, message: PageMessage, tabId: number): Promise<void> {
  const now = browser.now();
  const { instance, navigatedAt } = message;
  const previous = (await database.tabs.get(tabId))?.page ?? null;
  if (previous?.instance === instance) return;
  await endPreviousTask(database, previous, message.reading, Math.min(navigatedAt, now), now);
  const reading = await withJob(database, message.reading, previous, now);
  await recordContent(database, reading, now);
  await countProblems(database, reading.platform, reading.page, reading.problems, now);
  await expireOverdue(database, now);
  await assumeOverdue(database, now, 1);
  await updateTab(database, tabId, (tab) => ({ ...tab, opened: null, page: pageOf(reading, message, now) }));
}

/**
 * What became of the task the tab showed before: only the platform's own next page says so. The early sign of a frame or a
 * form gives the time, never the fact, for a page could forge it; where no page says that a task was handed in, it is the
 * page that its form led to, which is not its own again.
 */
async function endPreviousTask(
  database: LedgerDatabase,
  previous: TabPage | null,
  reading: PageReading,
  navigatedAt: number,
  now: number,
): Promise<void> {
  if (previous === null) return;
  const { platform, taskKey: previousTask, submittingAt, returning } = previous;
  if (platform !== reading.platform) return;
  const isSignOfThis = submittingAt !== null && navigatedAt - submittingAt <= ANSWERED_WITHIN_MS;
  const isSent = reading.alert === 'submitted' || (sites[platform].handsIn === 'form' && isSignOfThis);
  if (isSent && previousTask !== null && previousTask !== taskOf(reading)) {
    const endedAt = isSignOfThis ? submittingAt : navigatedAt;
    await moveTask(database, previousTask, { state: 'submitted', at: now, source: 'tracking', endedAt });
  } else if (returning !== null && reading.alert === null && !stillInHand(reading, returning.taskKey)) {
    const endedAt = returning.at;
    await moveTask(database, returning.taskKey, { state: 'returned', at: now, source: 'tracking', endedAt });
  }
}

/** Whether the page shows the task as still the worker's: then a return did not go through. */
function stillInHand(reading: PageReading, key: string): boolean {
  const { platform, content } = reading;
  if (content?.page !== 'queue') return taskOf(reading) === key;
  return content.rows.some((row) => taskKey(platform, row.taskId, row.assignmentId) === key);
}

/** The task that the page is the working page of. */
function taskOf({ platform, work }: PageReading): string | null {
  return work?.kind === 'task' ? taskKey(platform, work.taskId, work.assignmentId) : null;
}

/** A list in a frame of the platform's portal: the tab shows another page, but the prices are as good. */
export async function rememberFramedList({ database, browser }: Tracking, { reading }: PageMessage): Promise<void> {
  await recordContent(database, reading, browser.now());
  await countProblems(database, reading.platform, reading.page, reading.problems, browser.now());
}

async function recordContent(database: LedgerDatabase, reading: PageReading, now: number): Promise<void> {
  const { content, platform } = reading;
  switch (content?.page) {
    case 'working':
      await seeTasks(database, platform, [content.task], now);
      if (content.task.timedOut) await expire(database, reading, content.task, now);
      return;
    case 'search':
      return sites[platform].pricedIn === 'list' ? rememberJobs(database, platform, content.rows, now) : undefined;
    case 'queue':
      return void (await seeTasks(database, platform, content.rows, now));
    case 'status':
      return void (await recordStatus(database, platform, content.day, content.rows, now));
    case 'dashboard':
      return recordDays(database, platform, content.days, now);
    case 'earnings':
      return recordTransfers(database, platform, content.transfers, now);
    default:
      return;
  }
}

async function expire(database: LedgerDatabase, { platform }: PageReading, task: TaskReading, now: number) {
  const endedAt = Math.min(task.deadlineAt ?? now, now);
  const key = taskKey(platform, task.taskId, task.assignmentId);
  await moveTask(database, key, { state: 'expired', at: now, source: 'tracking', endedAt });
}

function pageOf(reading: PageReading, { instance, navigatedAt }: PageMessage, now: number): TabPage {
  const { platform, page, problems } = reading;
  const requester = requesterOf(reading);
  return {
    platform,
    instance,
    page,
    openedAt: Math.min(navigatedAt, now),
    seenAt: now,
    leftAt: null,
    taskKey: taskOf(reading),
    requesterKey: requester.id === null ? null : requesterKey(platform, requester.id),
    requesterName: requester.name,
    problems,
    submittingAt: null,
    returning: null,
    lastClickAt: null,
  };
}

/** The one requester a page is about, if it is about one. */
function requesterOf({ content }: PageReading): { id: string | null; name: string | null } {
  switch (content?.page) {
    case 'working':
    case 'preview':
      return { id: content.task.requesterId, name: content.task.requesterName };
    case 'requester':
      return { id: content.requesterId, name: content.rows[0]?.requesterName ?? null };
    case 'contact':
      return { id: content.requesterId, name: null };
    default:
      return { id: null, name: null };
  }
}

/** Takes a sign that something is about to happen; what follows from it waits for the next page. */
export async function takeSign({ database }: Tracking, message: SignMessage, tabId: number): Promise<void> {
  const { instance, sign, at, assignmentId } = message;
  if (sign === 'left') {
    await updatePage(database, tabId, instance, { leftAt: at });
    return;
  }
  const page = (await database.tabs.get(tabId))?.page;
  if (!page || assignmentId === null) return;
  const key = taskKey(page.platform, assignmentId, assignmentId);
  if (sign === 'submitting' && page.taskKey === key) await updatePage(database, tabId, instance, { submittingAt: at });
  if (sign === 'returning') await updatePage(database, tabId, instance, { returning: { taskKey: key, at } });
}
