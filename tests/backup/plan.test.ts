import { describe, expect, it } from 'vitest';
import { backupName, nextBackupAt, REMIND_AFTER_MS, unsavedSince } from '../../lib/backup/plan';
import { NO_BACKUPS } from '../../lib/backup/state';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 3);

describe('the next backup', () => {
  it.each([
    ['is none where the worker wants none', { on: false, madeAt: NOW }, null],
    ['is due at once where there never was one', { on: true }, 0],
    ['is due a day after the last', { on: true, madeAt: NOW }, NOW + DAY],
    ['is tried an hour after one that failed', { on: true, failed: { at: NOW, why: 'failed' } }, NOW + HOUR],
    [
      'is not hurried by one that failed before its time',
      { on: true, madeAt: NOW - HOUR, failed: { at: NOW, why: 'cancelled' } },
      NOW + 23 * HOUR,
    ],
  ] as const)('%s', (_, state, dueAt) => {
    expect(nextBackupAt({ ...NO_BACKUPS, ...state })).toBe(dueAt);
  });
});

describe('a reminder', () => {
  const state = (madeAt: number | null) => ({ ...NO_BACKUPS, madeAt });
  const longAgo = NOW - REMIND_AFTER_MS - 1;

  it('is not for an empty log', () => {
    expect(unsavedSince(state(null), { firstAt: null, lastAt: null }, NOW)).toBeNull();
    expect(unsavedSince(state(longAgo), { firstAt: null, lastAt: null }, NOW)).toBeNull();
  });

  it('comes when the newest backup is over seven days old, and not before', () => {
    expect(unsavedSince(state(longAgo), { firstAt: 0, lastAt: NOW }, NOW)).toBe(longAgo);
    expect(unsavedSince(state(longAgo + 1), { firstAt: 0, lastAt: NOW }, NOW)).toBeNull();
  });

  it('comes when the first work is that old and no backup was ever made', () => {
    expect(unsavedSince(state(null), { firstAt: longAgo, lastAt: NOW }, NOW)).toBe(longAgo);
    expect(unsavedSince(state(null), { firstAt: NOW - DAY, lastAt: NOW }, NOW)).toBeNull();
  });

  it('is not for work that a backup holds, however old that is', () => {
    expect(unsavedSince(state(longAgo), { firstAt: 0, lastAt: longAgo - 1 }, NOW)).toBeNull();
  });
});

it('a backup is named for the minute it was made in, and for what it is', () => {
  const at = new Date(2026, 0, 5, 7, 3);
  expect(backupName(at, false)).toBe('upah-backup-2026-01-05-0703.json');
  expect(backupName(at, true)).toBe('upah-backup-2026-01-05-0703.upah');
});
