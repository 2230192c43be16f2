/** What the ledger keeps of its own last upgrade: whether it went on without a copy of what was before. */
import type { Table } from 'dexie';
import type { LedgerDatabase } from './database';
import type { MetaRecord } from './records';

const KEY = 'uncopied';

/** Written in the transaction of the upgrade, so that neither can be there without the other. */
export async function noteCopy(meta: Table<MetaRecord, string>, isCopied: boolean): Promise<void> {
  if (isCopied) await meta.delete(KEY);
  else await meta.put({ key: KEY, value: Date.now() });
}

/** When an upgrade went on without a copy, milliseconds since the epoch; `null` where the last had one. */
export async function lastUncopied(database: LedgerDatabase): Promise<number | null> {
  const value = (await database.meta.get(KEY))?.value;
  return typeof value === 'number' ? value : null;
}
