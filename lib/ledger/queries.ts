/** What pages ask the ledger. All of it reads rollups and single records: the log itself is never scanned. */
import { type LedgerContext, loadContext } from './context';
import type { LedgerDatabase } from './database';
import { daysIn, rangeOf, sumsOfDays } from './day-range';
import { dayView } from './day-strip';
import { loadGoals } from './goals';
import { idleGap } from './idle-gap';
import { openSpan } from './open-span';
import { outsideWork } from './outside';
import { isPaused } from './pause';
import { type RequesterRecord, requesterKey, type TabRecord, type TaskRecord } from './records';
import { requesterViews } from './requester-views';
import { newRequester } from './requesters';
import type {
  ActiveTabView,
  HeadlineView,
  Period,
  PeriodView,
  PopupView,
  RemarkedRequester,
  RunningTask,
} from './views';

/** What the popup shows first, from as few records as that takes. */
export function headlineView(database: LedgerDatabase, period: Period, now: number): Promise<HeadlineView> {
  const { meta, days, tasks, spans } = database;
  return database.transaction('r', [meta, days, tasks, spans], async () =>
    headlineInTransaction(database, await loadContext(database), period, now),
  );
}

async function headlineInTransaction(
  database: LedgerDatabase,
  context: LedgerContext,
  period: Period,
  now: number,
): Promise<HeadlineView> {
  const [sums, empty] = await Promise.all([periodView(database, context, period, now), isEmpty(database)]);
  return { empty, period: sums, reference: context.reference?.stated ?? null };
}

/**
 * Everything the popup shows.
 *
 * @param tab the tab in front; `null` to take the one whose page was seen last
 */
export function popupView(
  database: LedgerDatabase,
  period: Period,
  tab: number | null,
  now: number,
): Promise<PopupView> {
  // One transaction: what is shown together is of one moment, and is there sooner than with one for each query.
  return database.transaction('r', database.tables, async () => viewInTransaction(database, period, tab, now));
}

async function viewInTransaction(
  database: LedgerDatabase,
  period: Period,
  tab: number | null,
  now: number,
): Promise<PopupView> {
  const context = await loadContext(database);
  const shown = async () => {
    const headline = await headlineInTransaction(database, context, period, now);
    const day = period === 'today' ? await dayView(database, context, headline.period, now) : null;
    return { ...headline, day };
  };
  const [headlineAndDay, goals, running, paused, outside, activeTab, underpaying, problems] = await Promise.all([
    shown(),
    loadGoals(database),
    runningTask(database, now),
    isPaused(database),
    outsideWork(database),
    activeTabView(database, context, tab, now),
    underpayingRequesters(database, context, now),
    problemsView(database),
  ]);
  return {
    ...headlineAndDay,
    goals: { ...goals, dayEndsAt: context.workerDay(now).endedAt },
    running,
    paused,
    outside,
    activeTab,
    underpaying,
    problems,
  };
}

async function isEmpty(database: LedgerDatabase): Promise<boolean> {
  const [task, span] = await Promise.all([
    database.tasks.limit(1).primaryKeys(),
    database.spans.limit(1).primaryKeys(),
  ]);
  return task.length + span.length === 0;
}

/** The sums of a period: of the main clock and currency in front, of every other apart from it. */
export async function periodView(
  database: LedgerDatabase,
  context: LedgerContext,
  period: Period,
  now: number,
): Promise<PeriodView> {
  const days = await daysIn(database, rangeOf(period, context.workerToday(now)));
  return { period, ...sumsOfDays(days) };
}

async function runningTask(database: LedgerDatabase, now: number): Promise<RunningTask | null> {
  const span = await openSpan(database);
  const task = span?.taskKey ? await database.tasks.get(span.taskKey) : undefined;
  return span && task ? { ...runningView(task, span.endedAt, true), gap: await gapOf(database, task, now) } : null;
}

async function gapOf(database: LedgerDatabase, task: TaskRecord, now: number): Promise<RunningTask['gap']> {
  const gap = await idleGap(database, task.key, now);
  return gap && { since: gap.cut.endedAt, until: gap.lasts ? null : gap.until };
}

function runningView(task: TaskRecord, measuredAt: number, running: boolean): Omit<RunningTask, 'gap'> {
  return {
    taskKey: task.key,
    platform: task.platform,
    title: task.title,
    requesterName: task.requesterName,
    rewardMicros: task.reward?.micros ?? null,
    currency: task.reward?.currency ?? null,
    focusedMs: task.correctedMs ?? task.focusedMs ?? 0,
    measuredAt,
    running,
  };
}

async function activeTabView(
  database: LedgerDatabase,
  context: LedgerContext,
  tabId: number | null,
  now: number,
): Promise<ActiveTabView | null> {
  const tab = tabId === null ? await tabSeenLast(database) : await database.tabs.get(tabId);
  if (!tab) return null;
  const page = tab.page?.leftAt === null ? tab.page : null;
  if (page === null && tab.opened === null) return null;
  const taskKey = page?.taskKey ?? tab.opened?.taskKey ?? null;
  const task = taskKey === null ? undefined : await database.tasks.get(taskKey);
  const open = await openSpan(database);
  return {
    tabId: tab.tabId,
    requester: await tabRequester(database, context, tab, task, now),
    task:
      page?.taskKey != null && task
        ? {
            ...runningView(task, open?.endedAt ?? now, open?.taskKey === task.key),
            gap: await gapOf(database, task, now),
          }
        : null,
    problems: page?.problems ?? [],
    mayCount:
      tab.opened?.counts === 'unknown' && task?.state === 'assigned' ? { taskTitle: task?.title ?? null } : null,
    counts: tab.opened?.counts === 'yes',
  };
}

async function tabSeenLast(database: LedgerDatabase): Promise<TabRecord | undefined> {
  const tabs = (await database.tabs.toArray()).filter(({ page }) => page?.leftAt === null);
  return tabs.sort((a, b) => (b.page?.seenAt ?? 0) - (a.page?.seenAt ?? 0))[0];
}

async function tabRequester(
  database: LedgerDatabase,
  context: LedgerContext,
  { page }: TabRecord,
  task: TaskRecord | undefined,
  now: number,
): Promise<RemarkedRequester | null> {
  const ofTask = task?.requesterId ? requesterKey(task.platform, task.requesterId) : null;
  const key = page ? (page.requesterKey ?? ofTask) : ofTask;
  if (key === null) return null;
  const known = (await database.requesters.get(key)) ?? newRequester(key, context);
  const [view] = await remarkedViews(database, context, [known], now);
  return view ? { ...view, name: view.name ?? page?.requesterName ?? task?.requesterName ?? null } : null;
}

async function remarkedViews(
  database: LedgerDatabase,
  context: LedgerContext,
  requesters: readonly RequesterRecord[],
  now: number,
): Promise<RemarkedRequester[]> {
  const views = await requesterViews(database, context, requesters, now);
  return views.map((view, index) => ({
    ...view,
    listing: requesters[index]?.listing ?? null,
    note: requesters[index]?.note ?? '',
  }));
}

async function underpayingRequesters(
  database: LedgerDatabase,
  context: LedgerContext,
  now: number,
): Promise<RemarkedRequester[]> {
  // One record for each clock that a requester is marked by.
  const records = await database.requesters.where('underpaying').aboveOrEqual('').toArray();
  const marked = [...new Map(records.map((requester) => [requester.key, requester])).values()];
  const views = await remarkedViews(database, context, marked, now);
  return views.filter((view) => view.verdict === 'underpaying').sort((a, b) => b.timeMs - a.timeMs);
}

async function problemsView(database: LedgerDatabase): Promise<PopupView['problems']> {
  const problems = await database.problems.orderBy('lastAt').toArray();
  const newest = problems.at(-1);
  return {
    count: problems.reduce((sum, problem) => sum + problem.count, 0),
    newest: newest ? { platform: newest.platform, page: newest.page, reason: newest.reason } : null,
  };
}
