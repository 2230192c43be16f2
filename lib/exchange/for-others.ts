/** A history as it is given to somebody else: without what the worker said of requesters, and what else is left out. */
import type { ExportSource } from './export';
import type { LeftOut } from './export-choice';
import type { ImportedRequester, ImportedTask } from './imported';
import { MadeUpIds } from './made-up-ids';

/**
 * The same records, each still as a history file has it: what is left out is not known (`null`), but for ids, in whose
 * place are others, for a record is found by them. Whom the worker blocks or watches, and the notes, are for nobody else and
 * never in it.
 * @param now milliseconds since the epoch: when the file is made
 */
export function forOthers(source: ExportSource, leftOut: LeftOut, now: number): ExportSource {
  const said: ExportSource = {
    ...source,
    allTasks: () => mapped(source.allTasks(), (task) => taskWithout(task, leftOut)),
    allRequesters: () => mapped(source.allRequesters(), (requester) => requesterWithout(requester, leftOut)),
  };
  return leftOut.ids ? withoutIds(said, new MadeUpIds(now)) : said;
}

function withoutIds(source: ExportSource, ids: MadeUpIds): ExportSource {
  return {
    allTasks: () => mapped(source.allTasks(), (task) => ids.ofTask(task)),
    allSpans: () => mapped(source.allSpans(), (span) => ids.ofSpan(span)),
    allPayments: () => mapped(source.allPayments(), (payment) => ids.ofPayment(payment)),
    allRequesters: () => mapped(source.allRequesters(), (requester) => ids.ofRequester(requester)),
  };
}

function taskWithout<Task extends ImportedTask>(task: Task, { titles, names }: LeftOut): Task {
  const { measured } = task;
  return {
    ...task,
    ...(titles ? { title: null } : {}),
    ...(names ? { requesterName: null } : {}),
    ...(names && measured?.requesterName != null ? { measured: { ...measured, requesterName: null } } : {}),
  };
}

function requesterWithout(
  { platform, requesterId, names, underpaying }: ImportedRequester,
  leftOut: LeftOut,
): ImportedRequester {
  return {
    ...{ platform, requesterId, names: leftOut.names ? [] : names },
    ...(underpaying === undefined ? {} : { underpaying }),
  };
}

async function* mapped<T>(batches: AsyncIterable<T[]>, change: (record: T) => T): AsyncGenerator<T[]> {
  for await (const batch of batches) yield batch.map(change);
}
