/** Takes what is erased out of the journals of imports, which hold copies of it: taking an import back must not bring it back. */
import type { LedgerDatabase } from './database';
import type { ImportPieceRecord } from './records';

/** Keys of what is erased, by the table it was in. */
export interface GoneKeys {
  tasks: ReadonlySet<string>;
  spans: ReadonlySet<string>;
  payments: ReadonlySet<string>;
  requesters: ReadonlySet<string>;
}

/** Goes through the journals a piece at a time; a piece in which nothing is left to take back stays, empty. */
export async function forgetInJournals(database: LedgerDatabase, gone: GoneKeys): Promise<void> {
  for (const key of await database.importPieces.toCollection().primaryKeys()) {
    await database.transaction('rw', database.importPieces, async () => {
      const piece = await database.importPieces.get(key);
      if (piece) await database.importPieces.put(without(piece, gone));
    });
  }
}

function without(piece: ImportPieceRecord, gone: GoneKeys): ImportPieceRecord {
  const { added, tasks, payments, focused, requesters, said } = piece;
  const left = ([key]: readonly [string, ...unknown[]], keys: ReadonlySet<string>) => !keys.has(key);
  return {
    ...piece,
    added: {
      ...(added.tasks && { tasks: added.tasks.filter((one) => left(one, gone.tasks)) }),
      ...(added.spans && { spans: added.spans.filter((one) => left(one, gone.spans)) }),
      ...(added.payments && { payments: added.payments.filter((one) => left(one, gone.payments)) }),
    },
    ...(tasks && { tasks: tasks.filter(({ after }) => !gone.tasks.has(after.key)) }),
    ...(payments && { payments: payments.filter(({ after }) => !gone.payments.has(after.key)) }),
    ...(focused && { focused: focused.filter((one) => left(one, gone.tasks)) }),
    ...(requesters && { requesters: requesters.filter(({ key }) => !gone.requesters.has(key)) }),
    ...(said && { said: said.filter(({ key }) => !gone.requesters.has(key)) }),
  };
}
