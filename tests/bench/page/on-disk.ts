import { Dexie } from 'dexie';
import { openDatabase, rawSource } from '../../../lib/backup/raw-database';
import { newestCopy, readCopy } from '../../../lib/backup/upgrade-copy';
import { exportHistory } from '../../../lib/exchange/export';
import { LEDGER_NAME } from '../../../lib/ledger/database';
import { leaveOldLedger, type OldVersion } from '../../ledger/old-versions';

/** What the disk holds, looked at without upgrading it. */
export interface OnDisk {
  /** The version of the database, as the extension counts them. */
  version: number | null;
  /** A digest of the history file of all its records, without the time of the export. */
  held: string;
  /** The copy from before the last upgrade, where there is a whole one, with its digest. */
  copy: { fromVersion: number; held: string } | null;
}

/** Leaves in the browser what an older version of the extension would have, and nothing else. */
export async function leaveOld(version: OldVersion, times: number): Promise<void> {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  await leaveOldLedger(version, LEDGER_NAME, times);
}

export async function onDisk(): Promise<OnDisk> {
  const copy = await newestCopy(LEDGER_NAME);
  const file = copy && (await readCopy(LEDGER_NAME, copy));
  return {
    ...(await heldNow()),
    copy: copy && file && { fromVersion: copy.fromVersion, held: await digest(file) },
  };
}

async function heldNow(): Promise<Omit<OnDisk, 'copy'>> {
  const database = await openDatabase(LEDGER_NAME);
  try {
    // Dexie counts in tens.
    return { version: database.version / 10, held: await digest(await exportHistory(rawSource(database), 0)) };
  } finally {
    database.close();
  }
}

async function digest(history: Blob): Promise<string> {
  const text = (await history.text()).replace(/"exportedAt": ?"[^"]*"/, '');
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
