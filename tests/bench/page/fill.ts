import { assumeOverdue } from '../../../lib/ledger/assume-overdue';
import { importTarget } from '../../../lib/ledger/imports';
import { theLedger } from '../../../lib/ledger/open';
import { requestersOfLog, syntheticLog } from '../log';

/** Records written in one transaction. */
const BATCH = 20_000;

/**
 * Fills the extension's own ledger as the import of a history file does: all tasks, then all spans; and goes through what
 * is pending for too long, as the background does when it is started next.
 */
export async function fill(count: number, endsAt: number, seed: number): Promise<void> {
  const target = importTarget(theLedger());
  await target.importRequesters(requestersOfLog());
  for (const { tasks } of syntheticLog(count, endsAt, seed, BATCH)) await target.importTasks(tasks);
  for (const { spans } of syntheticLog(count, endsAt, seed, BATCH)) await target.importSpans(spans);
  await assumeOverdue(theLedger(), endsAt);
}
