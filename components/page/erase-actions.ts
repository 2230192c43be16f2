/** What the worker's clicks on erasing do. */
import { alone } from '../../lib/alone';
import { giveBackPermissions } from '../../lib/backup/downloads';
import { scheduleBackup } from '../../lib/backup/schedule';
import { forgetBackupWishes } from '../../lib/backup/state';
import { dropCopies } from '../../lib/backup/upgrade-copy';
import { LEDGER_NAME } from '../../lib/ledger/database';
import { ERASING, erase, eraseEverything } from '../../lib/ledger/erase';
import { countAll, countGoing, type ErasedCounts } from '../../lib/ledger/erasure';
import { theLedger } from '../../lib/ledger/open';
import { DEFAULT_SETTINGS, saveSettings } from '../../lib/settings';
import type { EraseWish } from '../history/erase-draft';

/** How much would go; `null` for a requester of whom nothing is known. */
export async function countWish(wish: EraseWish): Promise<ErasedCounts | null> {
  const database = theLedger();
  if (wish.what === 'everything') return countAll(database);
  const isUnknown = wish.what === 'requester' && (await database.requesters.get(wish.requesterKey)) === undefined;
  return isUnknown ? null : countGoing(database, wish, Date.now());
}

/**
 * Erases it. The copy from before the last upgrade holds it too, and goes first.
 *
 * @throws where another page is erasing
 */
export async function eraseWish(wish: EraseWish, onProgress?: (done: number) => void): Promise<void> {
  const database = theLedger();
  const done = await alone(ERASING, async () => {
    await dropCopies(LEDGER_NAME);
    if (wish.what !== 'everything') await erase(database, wish, Date.now(), onProgress);
    else {
      await eraseEverything(database, Date.now());
      if (wish.settings) await resetSettings();
    }
    return true;
  });
  if (done === null) throw new Error('Another page is erasing');
}

async function resetSettings(): Promise<void> {
  const database = theLedger();
  await saveSettings(DEFAULT_SETTINGS);
  await forgetBackupWishes(database);
  await scheduleBackup(database);
  await giveBackPermissions();
}
