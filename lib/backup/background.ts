/** Makes the daily backup while no page of the extension need be open. */
import { browser } from '../browser';
import type { LedgerDatabase } from '../ledger/database';
import { theLedger } from '../ledger/open';
import { backUp, noteFailed, noteInterrupted } from './back-up';
import { documentPort } from './browser-port';
import { mayBackUpUnseen } from './downloads';
import { openHiddenPage, serveHiddenPage } from './hidden-page';
import { nextBackupAt } from './plan';
import { BACKUP_ALARM, scheduleBackup } from './schedule';
import { loadBackupState } from './state';

/** Within the 30 s after which Firefox ends a background that does nothing it can see. */
const BEAT_MS = 10_000;

/** Begins to listen. Every listener is registered before anything is awaited. */
export function startBackups(): void {
  const database = theLedger();
  if (!import.meta.env.FIREFOX) serveHiddenPage();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === BACKUP_ALARM) backUpIfDue(database).catch(console.error);
  });
  noteInterrupted(database, documentPort)
    .then(() => backUpIfDue(database))
    .catch(console.error);
}

/** Makes a backup if the last is a day old, and sees to it that the next is made. */
async function backUpIfDue(database: LedgerDatabase): Promise<void> {
  const state = await loadBackupState(database);
  const dueAt = nextBackupAt(state);
  if (dueAt !== null && dueAt <= Date.now()) {
    if (!(await mayBackUpUnseen(state.to))) await noteFailed(database, 'not-allowed', Date.now());
    else if (import.meta.env.FIREFOX) await stayingAwake(() => backUp(database, documentPort));
    else await openHiddenPage();
  }
  await scheduleBackup(database);
}

async function stayingAwake(work: () => Promise<unknown>): Promise<void> {
  const beating = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(beating);
  }
}
