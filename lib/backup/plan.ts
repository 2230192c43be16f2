/** When a backup is due, and when the worker is reminded of one. Times are milliseconds since the epoch. */
import type { BackupState } from './state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** So old a newest backup is worth a word. */
export const REMIND_AFTER_MS = 7 * DAY_MS;

/**
 * When the next backup is to be made; `null` where none is wanted. One that came to nothing is tried again after an hour,
 * but not where only the worker can help.
 */
export function nextBackupAt({ on, madeAt, failed }: BackupState): number | null {
  if (!on) return null;
  const dueAt = madeAt === null ? 0 : madeAt + DAY_MS;
  return failed === null ? dueAt : Math.max(dueAt, failed.at + HOUR_MS);
}

/** A name that no other backup has: the minute it was made in, by the worker's clock. */
export function backupName(at: Date, isEncrypted: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `upah-backup-${day}-${two(at.getHours())}${two(at.getMinutes())}.${isEncrypted ? 'upah' : 'json'}`;
}

/** What there is to lose: when the work in the log began and when the last of it was, `null` where there is none. */
export interface WorkToLose {
  firstAt: number | null;
  lastAt: number | null;
}

/**
 * For how long work has been without a backup, where that is worth a reminder; else `null`. Work that a backup holds is
 * safe, however old that is.
 */
export function unsavedSince({ madeAt }: BackupState, { firstAt, lastAt }: WorkToLose, now: number): number | null {
  if (firstAt === null || lastAt === null) return null;
  if (madeAt !== null && lastAt <= madeAt) return null;
  const since = madeAt ?? firstAt;
  return now - since > REMIND_AFTER_MS ? since : null;
}
