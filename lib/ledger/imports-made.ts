/** The imports there were, for a page to list. */
import type { LedgerDatabase } from './database';
import { follow } from './follow';
import { theLedger } from './open';
import type { ImportRecord } from './records';

/** The imports of a ledger, newest first. */
export async function importsMade(database: LedgerDatabase): Promise<ImportRecord[]> {
  return database.imports.orderBy('startedAt').reverse().toArray();
}

/** Calls back with the imports, newest first, at once and on every change of them. @returns stops it */
export function watchImports(
  onImports: (imports: ImportRecord[]) => void,
  onError: (error: unknown) => void,
): () => void {
  return follow(() => importsMade(theLedger()), onImports, onError);
}
