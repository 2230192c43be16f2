import { LEDGER_NAME, LedgerDatabase } from './database';

/** The lock that says that the ledger is being upgraded. It is free again when its holder is gone, however that ended. */
const UPGRADING = 'upah-upgrade';

/** Puts a copy of a database aside. @returns whether there is one */
type Copy = (name: string, storedVersion: number, now: number) => Promise<boolean>;

let ledger: LedgerDatabase | undefined;

/**
 * The ledger of this context, opened when it is first used. Whichever part of the extension comes first after an update
 * makes the copy and upgrades: a page may be there before the background, or without it.
 */
export function theLedger(copy: Copy = copyWithLoadedCode): LedgerDatabase {
  if (ledger === undefined) {
    ledger = new LedgerDatabase();
    ledger.upgrading = {
      alone: (work) => navigator.locks.request(UPGRADING, work),
      copy: (storedVersion) => copy(LEDGER_NAME, storedVersion, Date.now()),
    };
  }
  return ledger;
}

/** Loads what makes the copy only when it is needed, for a page. The background of Chromium may load nothing later. */
async function copyWithLoadedCode(...about: Parameters<Copy>): Promise<boolean> {
  const { copyBeforeUpgrade } = await import('../backup/upgrade-copy');
  return copyBeforeUpgrade(...about);
}
