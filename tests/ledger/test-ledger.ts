import 'fake-indexeddb/auto';
import { loadContext, type StoredReference } from '../../lib/ledger/context';
import { LedgerDatabase } from '../../lib/ledger/database';
import { popupView } from '../../lib/ledger/queries';
import { rebuild, setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import type { SpanRecord } from '../../lib/ledger/records';
import { requesterViews } from '../../lib/ledger/requester-views';
import { putSpans } from '../../lib/ledger/spans';
import { moveTask, seeTasks } from '../../lib/ledger/tasks';
import type { RequesterView } from '../../lib/ledger/views';
import type { TaskReading, TaskState } from '../../lib/platforms/reading';

/** A Tuesday, 10:00 in Jakarta, the zone of the worker in these tests; the platform's day is still Monday. */
export const NOW = Date.UTC(2026, 10, 24, 3);

export const REFERENCE: StoredReference = {
  currency: 'USD',
  microsPerHour: 7_250_000,
  stated: {
    region: 'US',
    name: 'United States (federal)',
    amountMicros: 7_250_000,
    currency: 'USD',
    unitsPerUsd: null,
    ratedOn: null,
    chosen: false,
  },
};

let opened = 0;

/** An empty ledger of its own, of a worker in Jakarta who compares with $7.25. */
export async function testLedger(): Promise<LedgerDatabase> {
  opened += 1;
  const database = new LedgerDatabase(`test-${opened}`);
  await setWorkerZone(database, 'Asia/Jakarta', NOW);
  await setReference(database, REFERENCE, NOW);
  return database;
}

/** A task as its working page shows it. */
export function taskReading(assignmentId: string, fields: Partial<TaskReading> = {}): TaskReading {
  return {
    taskId: `HIT${assignmentId}`,
    assignmentId,
    groupId: 'GROUP1',
    requesterId: 'AREQUESTER1',
    requesterName: 'Acme Research',
    title: 'Find the traffic lights',
    reward: { micros: 500_000, currency: 'USD' },
    acceptedAt: null,
    deadlineAt: null,
    timedOut: false,
    ...fields,
  };
}

export function span(id: string, fields: Partial<SpanRecord>): SpanRecord {
  const startedAt = fields.startedAt ?? NOW;
  return {
    id,
    platform: 'mturk',
    kind: 'task',
    taskKey: null,
    startedAt,
    endedAt: startedAt,
    tabId: 1,
    lastInputAt: startedAt,
    ...fields,
  };
}

/** Logs one whole task: seen, worked on, and in its last state. */
export async function logTask(
  database: LedgerDatabase,
  assignmentId: string,
  task: { rewardMicros: number | null; ms: number; state: TaskState; endedAt?: number; requesterId?: string },
): Promise<string> {
  const endedAt = task.endedAt ?? NOW;
  const reading = taskReading(assignmentId, {
    acceptedAt: endedAt - task.ms,
    ...(task.requesterId === undefined ? {} : { requesterId: task.requesterId }),
    reward: task.rewardMicros === null ? null : { micros: task.rewardMicros, currency: 'USD' },
  });
  const [key = ''] = await seeTasks(database, 'mturk', [reading], endedAt - task.ms);
  await writeSpans(database, [span(`s-${assignmentId}`, { taskKey: key, startedAt: endedAt - task.ms, endedAt })]);
  const handedIn = ['approved', 'rejected', 'paid'].includes(task.state);
  if (handedIn) await moveTask(database, key, { state: 'submitted', at: endedAt, source: 'tracking', endedAt });
  await moveTask(database, key, {
    state: task.state,
    at: endedAt,
    source: handedIn ? 'platform' : 'tracking',
    endedAt,
  });
  return key;
}

export async function writeSpans(database: LedgerDatabase, spans: SpanRecord[]): Promise<void> {
  await database.transaction('rw', database.log, async () => putSpans(database, spans, NOW));
}

/** The popup's view of everything, or of a period. */
export function viewOf(database: LedgerDatabase, period: 'today' | 'week' | 'month' | 'all' = 'all', now = NOW) {
  return popupView(database, period, null, now);
}

export async function requesterOf(database: LedgerDatabase, key: string, now = NOW): Promise<RequesterView> {
  const requester = await database.requesters.get(key);
  if (!requester) throw new Error(`no requester ${key}`);
  const context = await loadContext(database);
  const views = await database.transaction('r', database.requesterDays, async () =>
    requesterViews(database, context, [requester], now),
  );
  return views[0] as RequesterView;
}

/** All rollups, as they are and as a rebuild makes them: to be compared. */
export async function rollupsAndRebuilt(database: LedgerDatabase, now = NOW) {
  const kept = await rollupsOf(database);
  await rebuild(database, now);
  return { kept, rebuilt: await rollupsOf(database) };
}

async function rollupsOf(database: LedgerDatabase) {
  return {
    days: await database.days.toArray(),
    requesters: await database.requesters.toArray(),
    requesterDays: await database.requesterDays.toArray(),
    titles: await database.titles.toArray(),
  };
}
