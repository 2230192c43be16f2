/** What the worker entered by hand, and the work outside the browser that goes on, as the history page shows them. */
import type { Money } from '../money';
import { type OverheadKind, PLATFORM_IDS, type PlatformId } from '../platforms/reading';
import { BY_HAND } from './by-hand';
import type { LedgerDatabase } from './database';
import { follow } from './follow';
import { theLedger } from './open';
import { isMeasured } from './open-span';
import { type OutsideWork, outsideWork } from './outside';
import { REQUESTERS_OFFERED, type RequesterChoice } from './recent-tasks';
import type { SpanRecord, TaskRecord } from './records';
import { timeOf } from './task-time';

/** As many entries as are looked through to find a mistake; older tasks are found among all tasks. */
const NEWEST = 10;

/** One entry; the key is that of its task or of its span. */
export interface EnteredView {
  key: string;
  kind: 'task' | OverheadKind;
  platform: PlatformId;
  title: string | null;
  /** `null` where only the day is known. */
  startedAt: number | null;
  day: string | null;
  durationMs: number | null;
  reward: Money | null;
}

export interface OutsideView {
  work: OutsideWork | null;
  /** The newest entries by the time they are of. */
  entered: EnteredView[];
  /** Whom work may be for. */
  requesters: RequesterChoice[];
}

export function outsideView(database: LedgerDatabase): Promise<OutsideView> {
  const { tasks, spans, requesters, meta } = database;
  return database.transaction('r', [tasks, spans, requesters, meta], async () => {
    const ofTasks = await Promise.all(
      PLATFORM_IDS.map((platform) =>
        tasks.where('key').startsWith(`${platform}:task:${BY_HAND}`).reverse().limit(NEWEST).toArray(),
      ),
    );
    const unpaid = await spans.where('id').startsWith(BY_HAND).reverse().limit(NEWEST).toArray();
    // An id says nothing of a record that a file brought.
    const entered = [
      ...ofTasks.flatMap((some) => some.filter(({ clock }) => clock === 'manual').map(viewOfTask)),
      ...unpaid.filter((span) => !isMeasured(span)).map(viewOfSpan),
    ];
    const sorted = entered.sort((a, b) => momentOf(b) - momentOf(a));
    return {
      work: await outsideWork(database),
      entered: sorted.slice(0, NEWEST),
      requesters: await requesters.limit(REQUESTERS_OFFERED).toArray(),
    };
  });
}

/** Calls back at once and on every change. @returns stops it */
export function watchOutside(onView: (view: OutsideView) => void, onError: (error: unknown) => void): () => void {
  return follow(() => outsideView(theLedger()), onView, onError);
}

function viewOfTask(task: TaskRecord): EnteredView {
  const { key, platform, title, reward, acceptedAt: startedAt, workDay: day = null } = task;
  return { ...{ key, platform, title, reward, startedAt, day }, kind: 'task', durationMs: timeOf(task, []) };
}

function viewOfSpan({ id, platform, kind, startedAt, endedAt }: SpanRecord): EnteredView {
  const nothing = { title: null, day: null, reward: null };
  return { ...nothing, ...{ key: id, platform, kind, startedAt }, durationMs: endedAt - startedAt };
}

function momentOf({ startedAt, day }: EnteredView): number {
  return startedAt ?? (day === null ? 0 : Date.parse(`${day}T00:00:00Z`));
}
