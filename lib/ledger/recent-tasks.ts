/** The worker's tasks as pages show them, and the newest with what is needed to correct them. */
import type { Money } from '../money';
import type { PlatformId, TaskState } from '../platforms/reading';
import { sites } from '../platforms/sites';
import { assignedMicros, dayBonuses } from './bonuses';
import type { LedgerDatabase } from './database';
import { asMeasured } from './measured';
import type { Clock, PaymentRecord, RequesterRecord, TaskRecord } from './records';
import { atHand } from './search/at-hand';
import { payOfTask } from './search/question';
import { type Walk, walkTasks } from './search/walk';
import { spansOfTasks } from './task-spans';
import { timeOf } from './task-time';

/** The newest tasks, which a bonus may be for. */
const NEWEST = 50;
/** As many requesters to choose from as anybody scrolls through. */
export const REQUESTERS_OFFERED = 200;
const BONUSES_SHOWN = 10;
const NEWEST_FIRST: Walk = {
  isNewest: true,
  state: null,
  bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  days: { from: null, to: null },
  after: null,
};

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
  platform: PlatformId;
  title: string | null;
  requesterId: string | null;
  requesterName: string | null;
  reward: Money | null;
  /** The currency to enter a reward in. */
  currency: string;
  durationMs: number | null;
  clock: Clock;
  /** Units of currency per hour: the reward over the time, nothing of a rejected task; `null` while there is no telling. */
  pay: number | null;
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

/** The newest tasks and bonuses, and whom they may be from. */
export interface NewestTasks {
  tasks: TaskView[];
  requesters: RequesterChoice[];
  /** The newest bonuses of days. */
  bonuses: PaymentRecord[];
}

/** What the worker needs to correct a task or to assign a bonus: the newest of all. */
export async function newestTasks(database: LedgerDatabase): Promise<NewestTasks> {
  const hand = await atHand(database);
  const ended: TaskRecord[] = [];
  for await (const tasks of walkTasks(database, NEWEST_FIRST, new AbortController().signal)) {
    ended.push(...tasks);
    if (ended.length >= NEWEST) break;
  }
  const views = await taskViews(
    database,
    [...hand, ...ended.slice(0, NEWEST)].map(({ key }) => key),
  );
  return database.transaction('r', [database.payments, database.requesters], async () => ({
    tasks: [...views.values()],
    requesters: await database.requesters.limit(REQUESTERS_OFFERED).toArray(),
    bonuses: await dayBonuses(database, BONUSES_SHOWN),
  }));
}

/** Tasks as the list shows them, by their keys and in their order; one that is gone is left out. */
export function taskViews(database: LedgerDatabase, keys: readonly string[]): Promise<Map<string, TaskView>> {
  const tables = [database.tasks, database.spans, database.payments];
  return database.transaction('r', tables, async () => {
    const tasks = (await database.tasks.bulkGet([...keys])).filter((task) => task !== undefined);
    const spansOf = await spansOfTasks(database, keys);
    const bonuses = await database.payments.filter(({ assigned }) => assigned !== undefined).toArray();
    return new Map(tasks.map((task) => [task.key, viewOf(task, spansOf.get(task.key) ?? [], bonuses)]));
  });
}

function viewOf(task: TaskRecord, spans: Parameters<typeof timeOf>[1], bonuses: readonly PaymentRecord[]): TaskView {
  const { key, platform, title, requesterId, requesterName, reward, state, clock, endedAt, workDay = null } = task;
  const durationMs = timeOf(task, spans);
  const ofTask = bonuses.flatMap(({ assigned = [] }) => assigned.filter(({ taskKey }) => taskKey === key));
  const currency = reward?.currency ?? sites[task.platform].currency;
  return {
    ...{
      key,
      platform,
      title,
      requesterId,
      requesterName,
      reward,
      currency,
      state,
      clock,
      endedAt,
      workDay,
      durationMs,
    },
    pay: payOfTask(task, durationMs),
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
