import { LedgerDatabase } from '../../../lib/ledger/database';
import { importTarget } from '../../../lib/ledger/imports';
import { EVERYTHING, plain, wordsOf } from '../../../lib/ledger/search/question';
import { searchTasks } from '../../../lib/ledger/search/search';
import { readTitles } from '../../../lib/ledger/search/titles';
import { requestersOfLog, syntheticLog } from '../log';
import { longestTask } from './long-tasks';

const BATCH = 20_000;
/** As a worker types them: many at first, fewer with each letter, and at last those of one of three hundred kinds. */
const TYPED = ['l', 'la', 'label', 'label kind 2', 'label kind 27', 'requester 271'];

export interface TimedSearch {
  /** The middle of the times from a letter to the first tasks found by it. */
  ms: number;
  /** The same by reading every task and looking into each. */
  baselineMs: number;
  longestTaskMs: number;
}

/** Milliseconds from a letter to the first tasks that are found, over a log of so many tasks. */
export async function timeSearch(count: number): Promise<TimedSearch> {
  const ledger = new LedgerDatabase('bench-search');
  const target = importTarget(ledger);
  await target.importRequesters(requestersOfLog());
  for (const { tasks } of syntheticLog(count, Date.now(), 8, BATCH)) await target.importTasks(tasks);
  const longest = longestTask();
  const { signal } = new AbortController();
  const titles = await readTitles(ledger, signal);
  const times: number[] = [];
  for (const text of TYPED) {
    const before = performance.now();
    for await (const found of searchTasks(
      ledger,
      { question: { ...EVERYTHING, text }, titles, after: null, now: Date.now() },
      signal,
    )) {
      if (found.refs.length > 0) break;
    }
    times.push(performance.now() - before);
  }
  const longestTaskMs = await longest();
  const baselines: number[] = [];
  for (const text of TYPED) {
    const before = performance.now();
    const words = wordsOf(text);
    const tasks = await ledger.tasks.toArray();
    tasks
      .filter(({ title, requesterName, requesterId }) => {
        const about = plain([title, requesterName, requesterId].join('\n'));
        return words.every((word) => about.includes(word));
      })
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    baselines.push(performance.now() - before);
  }
  await ledger.delete();
  return { ms: middle(times), baselineMs: middle(baselines), longestTaskMs };
}

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}
