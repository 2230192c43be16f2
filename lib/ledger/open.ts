import { LedgerDatabase } from './database';

let ledger: LedgerDatabase | undefined;

/** The ledger of this context, opened when it is first used. */
export function theLedger(): LedgerDatabase {
  ledger ??= new LedgerDatabase();
  return ledger;
}
