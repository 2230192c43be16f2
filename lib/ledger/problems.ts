import type { PageName, PlatformId, Problem } from '../platforms/reading';
import type { LedgerDatabase } from './database';

/** Counts pages that could not be read, so that the worker can see and report it. */
export async function countProblems(
  database: LedgerDatabase,
  platform: PlatformId,
  page: PageName,
  problems: readonly Problem[],
  now: number,
): Promise<void> {
  if (problems.length === 0) return;
  await database.transaction('rw', database.problems, async () => {
    for (const { reason, rows } of problems) {
      const key = [platform, page, reason].join('|');
      const known = await database.problems.get(key);
      await database.problems.put({ key, platform, page, reason, count: (known?.count ?? 0) + rows, lastAt: now });
    }
  });
}
