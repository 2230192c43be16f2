/** Writes records that come from files, in bulk. Writing the same ones again changes nothing. */

import type { ImportTarget, TaskCounts } from '../exchange/import';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from '../exchange/imported';
import { overlapping, withAttribution } from './attribution';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { withListing, withNote } from './listings';
import { asMeasured, correctedAfter, correctionsOf, withoutStaleAssumption } from './measured';
import { requesterKey, type SpanRecord, type TaskRecord, taskKey } from './records';
import { newRequester } from './requesters';
import { moveRollups, withRollups } from './rollups';
import { putSpans } from './spans';
import { endOf, mayBecome, withElapsed } from './states';
import { spansOfTasks } from './task-spans';

/** The ledger as an import sees it. `now` is when verdicts are judged. */
export function importTarget(database: LedgerDatabase, now: () => number = Date.now): ImportTarget {
  return {
    importTasks: (tasks) => importTasks(database, tasks, now()),
    importSpans: (spans) => importSpans(database, spans, now()),
    importPayments: (payments) => importPayments(database, payments, now()),
    importRequesters: (requesters) => importRequesters(database, requesters),
  };
}

async function importTasks(
  database: LedgerDatabase,
  imported: readonly ImportedTask[],
  now: number,
): Promise<TaskCounts> {
  return database.transaction('rw', database.log, async () => {
    const incoming = new Map(imported.map((task) => [taskKey(task.platform, task.taskId, task.assignmentId), task]));
    const known = new Map(
      (await database.tasks.bulkGet([...incoming.keys()])).flatMap((task) => (task ? [[task.key, task] as const] : [])),
    );
    const counts = { added: 0, updated: 0, unchanged: 0 };
    const changed = new Map<string, TaskRecord>();
    for (const [key, task] of incoming) {
      const before = known.get(key);
      const after = before ? merge(before, task) : { ...task, key, attributedMs: null };
      if (before && equal(before, after)) counts.unchanged += 1;
      else changed.set(key, after);
      if (before && !equal(before, after)) counts.updated += 1;
      if (!before) counts.added += 1;
    }
    const stored = [...changed.keys()].flatMap((key) => known.get(key) ?? []);
    // One that was measured after all leaves its share to the tasks beside it.
    const beside = await overlapping(database, [...changed.values(), ...stored]);
    const neighbours = beside.filter(({ key }) => !changed.has(key));
    const written = withAttribution([...changed.values(), ...neighbours]);
    const tracked = written.filter(({ clock }) => clock === 'focused').map(({ key }) => key);
    const before = {
      tasks: [...stored, ...neighbours],
      spansOf: await spansOfTasks(database, tracked),
      overheadSpans: [],
      payments: [],
    };
    await database.tasks.bulkPut(written);
    await moveRollups(database, before, { ...before, tasks: written }, await loadContext(database), now);
    return counts;
  });
}

/**
 * A known task with what a file says of it: what was missing is filled in, its state goes forward, and a time
 * that was measured is never replaced by one that was not. The worker's corrections come along, those made here first.
 */
function merge(known: TaskRecord, file: ImportedTask): TaskRecord {
  const inFile = { ...file, key: known.key, attributedMs: null };
  const before = asMeasured(known);
  const after = mergeMeasured(before, asMeasured(inFile));
  const corrections = { ...correctionsOf(inFile), ...correctionsOf(known) };
  if (Object.keys(corrections).length === 0) return withoutStaleAssumption(after);
  return correctedAfter(before, after, corrections);
}

function mergeMeasured(known: TaskRecord, file: ImportedTask): TaskRecord {
  const goesForward = mayBecome(known.state, file.state, 'tracking');
  // A status page tells of tasks whose time nobody measured: that of a file is better than none.
  const isTimed = known.clock !== 'focused' || known.focusedMs !== null;
  const measured = isTimed && known.clock === 'focused' && file.clock !== 'focused';
  const betterClock = known.clock !== 'focused' && file.clock === 'focused' && file.focusedMs !== null;
  const workDay = known.workDay ?? file.workDay;
  return withElapsed({
    ...known,
    groupId: known.groupId ?? file.groupId,
    requesterId: known.requesterId ?? file.requesterId,
    requesterName: known.requesterName ?? file.requesterName,
    title: known.title ?? file.title,
    reward: known.reward ?? file.reward,
    bonus: known.bonus ?? file.bonus,
    state: goesForward ? file.state : known.state,
    stateHistory: goesForward ? file.stateHistory : known.stateHistory,
    acceptedAt: known.acceptedAt ?? file.acceptedAt,
    deadlineAt: known.deadlineAt ?? file.deadlineAt,
    endedAt: goesForward ? endOf(known, file.state, file.endedAt) : (known.endedAt ?? file.endedAt),
    clock: betterClock ? 'focused' : isTimed ? known.clock : file.clock,
    focusedMs: measured ? known.focusedMs : (known.focusedMs ?? file.focusedMs),
    attributedMs: betterClock ? null : known.attributedMs,
    ...(workDay === undefined ? {} : { workDay }),
  });
}

async function importSpans(database: LedgerDatabase, imported: readonly ImportedSpan[], now: number): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const known = await database.spans.bulkGet(imported.map((span) => span.id));
    const added = imported.filter((_, index) => known[index] === undefined);
    await putSpans(
      database,
      added.map((span): SpanRecord => ({ ...span, tabId: null, lastInputAt: span.endedAt })),
      now,
    );
  });
}

async function importPayments(
  database: LedgerDatabase,
  imported: readonly ImportedPayment[],
  now: number,
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const known = await database.payments.bulkGet(imported.map((payment) => payment.key));
    const added = imported.flatMap((payment, index) => {
      const before = known[index];
      if (before === undefined) return [payment];
      const { assigned } = payment;
      return assigned === undefined || before.assigned !== undefined ? [] : [{ ...before, assigned }];
    });
    await withRollups(database, { payments: added.map((payment) => payment.key) }, now, async () => {
      await database.payments.bulkPut(added);
    });
  });
}

async function importRequesters(database: LedgerDatabase, imported: readonly ImportedRequester[]): Promise<void> {
  await database.transaction('rw', database.log, async () =>
    withRollups(database, {}, 0, async (context) => {
      for (const { platform, requesterId, names, underpaying, listing, note } of imported) {
        const key = requesterKey(platform, requesterId);
        const known = (await database.requesters.get(key)) ?? newRequester(key, context);
        const merged = { ...known, names: [...new Set([...known.names, ...names])] };
        if (underpaying) merged.underpaying = underpaying;
        // What the worker said last is said here, not in a file of another day.
        await database.requesters.put(withNote(withListing(merged, known.listing ?? listing), known.note ?? note));
      }
    }),
  );
}
