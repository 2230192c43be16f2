import { assumeOverdue } from '../../../lib/ledger/assume-overdue';
import { isMarkedWrong } from '../../../lib/ledger/assumptions';
import { loadContext } from '../../../lib/ledger/context';
import { asNew } from '../../../lib/ledger/import-merge';
import { theLedger } from '../../../lib/ledger/open';
import { rebuild } from '../../../lib/ledger/rebuild';
import { requesterKey, type SpanRecord, type TaskRecord, taskKey } from '../../../lib/ledger/records';
import { newRequester } from '../../../lib/ledger/requesters';
import { requestersOfLog, syntheticLog } from '../log';

/** Records written in one transaction. */
const BATCH = 5_000;

/**
 * Fills the extension's own ledger with the records that the import of a history file would leave, and makes their sums
 * at once, all from the log: much sooner done than an import. The long test holds that an import leaves the same.
 */
export async function fill(count: number, endsAt: number, seed: number): Promise<void> {
  const ledger = theLedger();
  const context = await loadContext(ledger);
  await ledger.requesters.bulkAdd(
    requestersOfLog().map(({ platform, requesterId, names }) => {
      return { ...newRequester(requesterKey(platform, requesterId), context), names };
    }),
  );
  for (const { tasks, spans } of syntheticLog(count, endsAt, seed, BATCH)) {
    const records = tasks.map((task): TaskRecord => {
      const made = asNew(task, taskKey(task.platform, task.taskId, task.assignmentId));
      return isMarkedWrong(made, true, endsAt) ? { ...made, assumedApproved: true } : made;
    });
    await ledger.transaction('rw', ledger.tasks, ledger.spans, async () => {
      await ledger.tasks.bulkAdd(records);
      await ledger.spans.bulkAdd(
        spans.map((span): SpanRecord => ({ ...span, tabId: null, lastInputAt: span.endedAt })),
      );
    });
  }
  await rebuild(ledger, endsAt);
  // Finds everything marked, and remembers how far that is.
  await assumeOverdue(ledger, endsAt);
}
