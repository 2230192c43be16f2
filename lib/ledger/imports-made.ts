/** The imports there were, for a page to list. */
import { liveQuery, type Subscription } from 'dexie';
import type { LedgerDatabase } from './database';
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
  let isOver = false;
  let subscription: Subscription | null = null;
  const read = () => importsMade(theLedger());
  // A live query is silent for as long as changes keep coming.
  read().then(
    (imports) => {
      if (isOver) return;
      onImports(imports);
      subscription = liveQuery(read).subscribe({ next: onImports, error: onError });
    },
    (error: unknown) => isOver || onError(error),
  );
  return () => {
    isOver = true;
    subscription?.unsubscribe();
  };
}
