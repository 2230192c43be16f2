/** The worker's tasks one after the other, the newest first, read a page at a time through indexes. */
import type { Money } from '../money';
import { TASK_STATES, type TaskState } from '../platforms/reading';
import { sites } from '../platforms/sites';
import { calendar } from '../time/days';
import { assignedMicros, dayBonuses } from './bonuses';
import type { LedgerDatabase } from './database';
import { asMeasured } from './measured';
import type { PaymentRecord, RequesterRecord, TaskRecord } from './records';
import { spansOfTasks } from './task-spans';
import { timeOf } from './task-time';

/** Tasks on a page of the list. */
export const TASKS_PER_PAGE = 50;
/** The stretches of attention that are looked through for tasks without an end. */
const SPANS_LOOKED_AT = 100;
/** As many requesters to choose from as anybody scrolls through. */
const REQUESTERS_OFFERED = 200;
const BONUSES_SHOWN = 10;
const DAY_MS = 86_400_000;

/** The place in the list after which a page begins. */
export interface Cursor {
  at: number;
  key: string;
}

/** What was measured of a field, or said by the platform, where the worker corrected it. */
export interface MeasuredView {
  durationMs?: number | null;
  reward?: Money | null;
  state?: TaskState;
  requester?: { requesterId: string | null; requesterName: string | null };
}

/** One task as the list shows it. Unknown is `null`. */
export interface TaskView {
  key: string;
  title: string | null;
  requesterId: string | null;
  requesterName: string | null;
  reward: Money | null;
  /** The currency to enter a reward in. */
  currency: string;
  durationMs: number | null;
  state: TaskState;
  isAssumed: boolean;
  isEdited: boolean;
  /** Only the fields that were corrected. */
  measured: MeasuredView;
  endedAt: number | null;
  /** The platform's day, where only that is known. */
  workDay: string | null;
  /** What the worker said was for this task of the bonuses of days. */
  assignedBonus: Money | null;
}

/** A requester to choose. */
export type RequesterChoice = Pick<RequesterRecord, 'key' | 'requesterId' | 'names'>;

/** A page of the list, with what the worker needs to correct what is on it. */
export interface TaskPage {
  tasks: TaskView[];
  /** Where the next page begins; `null` on the last. */
  next: Cursor | null;
  requesters: RequesterChoice[];
  /** The newest bonuses of days; only on the first page. */
  bonuses: PaymentRecord[];
}

/** The page that begins after a place in the list; tasks in hand and without an end are on the first. */
export async function taskPage(database: LedgerDatabase, after: Cursor | null): Promise<TaskPage> {
  const tables = [database.tasks, database.spans, database.payments, database.requesters];
  return database.transaction('r', tables, async () => {
    const found = await endedTasks(database, after);
    const page = found.slice(0, TASKS_PER_PAGE);
    const last = page.at(-1);
    const endless = after === null ? await tasksWithoutEnd(database) : [];
    const tasks = [...endless, ...page];
    const spansOf = await spansOfTasks(
      database,
      tasks.map(({ key }) => key),
    );
    const bonuses = await database.payments.filter(({ assigned }) => assigned !== undefined).toArray();
    return {
      tasks: tasks.map((task) => viewOf(task, spansOf.get(task.key) ?? [], bonuses)),
      next: found.length > TASKS_PER_PAGE && last ? placeOf(last) : null,
      requesters: await database.requesters.limit(REQUESTERS_OFFERED).toArray(),
      bonuses: after === null ? await dayBonuses(database, BONUSES_SHOWN) : [],
    };
  });
}

/** A task's place: its end, or that of the day it was worked on. */
function placeOf({ key, endedAt, workDay }: TaskRecord): Cursor {
  return { key, at: endedAt ?? Date.parse(`${workDay}T00:00:00Z`) + DAY_MS - 1 };
}

/** The newest tasks with an end after a place, one more than a page holds. */
async function endedTasks(database: LedgerDatabase, after: Cursor | null): Promise<TaskRecord[]> {
  const at = after?.at ?? Number.POSITIVE_INFINITY;
  const day = after === null ? '~' : calendar('UTC').dayOf(after.at);
  const isAfter = (task: TaskRecord) => after === null || byPlace(placeOf(task), after) > 0;
  const lists = await Promise.all(
    TASK_STATES.filter((state) => state !== 'assigned').flatMap((state) => [
      database.tasks
        .where('[state+endedAt]')
        .between([state, Number.NEGATIVE_INFINITY], [state, at], true, true)
        .reverse()
        .filter(isAfter)
        .limit(TASKS_PER_PAGE + 1)
        .toArray(),
      database.tasks
        .where('[state+workDay]')
        .between([state, ''], [state, day], true, true)
        .reverse()
        .filter((task) => task.endedAt === null && isAfter(task))
        .limit(TASKS_PER_PAGE + 1)
        .toArray(),
    ]),
  );
  return lists
    .flat()
    .sort((a, b) => byPlace(placeOf(a), placeOf(b)))
    .slice(0, TASKS_PER_PAGE + 1);
}

/** The newer first; of those that ended together the greater key, as an index read backwards gives them. */
function byPlace(a: Cursor, b: Cursor): number {
  return b.at - a.at || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);
}

/** Tasks in hand, and those worked on lately that have no end for another reason. */
async function tasksWithoutEnd(database: LedgerDatabase): Promise<TaskRecord[]> {
  const inHand = database.tasks
    .where('[state+deadlineAt]')
    .between(['assigned', Number.NEGATIVE_INFINITY], ['assigned', Number.POSITIVE_INFINITY]);
  const due = await inHand.limit(TASKS_PER_PAGE).toArray();
  const spans = await database.spans.orderBy('startedAt').reverse().limit(SPANS_LOOKED_AT).toArray();
  const keys = [...new Set(spans.flatMap(({ taskKey }) => taskKey ?? []))];
  const worked = (await database.tasks.bulkGet(keys)).filter((task) => task !== undefined);
  const endless = worked.filter(({ endedAt, workDay }) => endedAt === null && workDay === undefined);
  return [...new Map([...endless, ...due].map((task) => [task.key, task])).values()];
}

function viewOf(task: TaskRecord, spans: Parameters<typeof timeOf>[1], bonuses: readonly PaymentRecord[]): TaskView {
  const { key, title, requesterId, requesterName, reward, state, endedAt, workDay = null } = task;
  const ofTask = bonuses.flatMap(({ assigned = [] }) => assigned.filter(({ taskKey }) => taskKey === key));
  const currency = reward?.currency ?? sites[task.platform].currency;
  return {
    ...{ key, title, requesterId, requesterName, reward, currency, state, endedAt, workDay },
    durationMs: timeOf(task, spans),
    isAssumed: task.assumedApproved === true,
    isEdited: task.edited,
    measured: measuredView(task, spans),
    assignedBonus:
      ofTask.length === 0
        ? null
        : { micros: assignedMicros({ assigned: ofTask }), currency: bonuses[0]?.amount.currency ?? currency },
  };
}

function measuredView(task: TaskRecord, spans: Parameters<typeof timeOf>[1]): MeasuredView {
  const { correctedMs, measured = {} } = task;
  const { correctedMs: _, ...facts } = asMeasured(task);
  const { reward, state, requesterId, requesterName } = facts;
  return {
    ...(correctedMs === undefined ? {} : { durationMs: timeOf(facts, spans) }),
    ...('reward' in measured ? { reward } : {}),
    ...('state' in measured ? { state } : {}),
    ...('requesterId' in measured ? { requester: { requesterId, requesterName } } : {}),
  };
}
