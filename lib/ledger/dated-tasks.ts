/** The log as lists of a period give it: each task with the day it counts on. */
import type { PlatformId } from '../platforms/reading';
import { type LedgerContext, loadContext } from './context';
import type { LedgerDatabase } from './database';
import { type DayRange, isInRange } from './day-range';
import { moneyDay } from './effects';
import { batches } from './exports';
import type { TaskRecord } from './records';

/** What is chosen of the log. */
export interface Chosen {
  /** The worker's days. */
  range: DayRange;
  platforms: readonly PlatformId[];
}

/** A task with the day it counts on, `null` where nothing says which. */
export interface DatedTask {
  task: TaskRecord;
  /** The worker's day: that of its end, of a task in hand that of its accept. */
  day: string | null;
  /** The same by the platform's clock. */
  platformDay: string | null;
}

/** The tasks that count on the chosen days, a batch at a time, in the order of their keys. */
export async function* datedTasks(
  database: LedgerDatabase,
  chosen: Chosen,
  onRead: (tasks: number) => void = () => undefined,
): AsyncGenerator<DatedTask[]> {
  const context = await loadContext(database);
  for await (const batch of batches(database.tasks, ({ key }) => key)) {
    const dated = batch.map((task) => dateOf(task, context));
    yield dated.filter(({ task, day }) => chosen.platforms.includes(task.platform) && isInRange(day, chosen.range));
    onRead(batch.length);
  }
}

/** The days that a task counts on. */
export function dateOf(task: TaskRecord, context: LedgerContext): DatedTask {
  const dayBy = (dayOf: 'worker' | 'platform') => {
    const calendar = context.calendarOf(dayOf, task.platform);
    const day = moneyDay(task, calendar);
    return day ?? (task.acceptedAt === null ? null : calendar.dayOf(task.acceptedAt));
  };
  return { task, day: dayBy('worker'), platformDay: dayBy('platform') };
}
