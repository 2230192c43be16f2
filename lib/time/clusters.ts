/** Tasks done in one go (METHODS D4): clusters of work, and sessions. */
import type { Interval } from './interval';

/** The longest pause inside a work cluster, in milliseconds. */
export const WORK_CLUSTER_GAP_MS = 60_000;
/** The longest pause inside a session, in milliseconds. */
export const SESSION_GAP_MS = 600_000;

/** From the first accept to the latest submit; its length counts the pauses inside. */
export interface Cluster extends Interval {
  /** Places of its tasks in the input, by accept. */
  members: number[];
}

/**
 * Groups tasks (accept to submit) whose accept comes at most `gapMs` after the latest submit so far (METHODS D4).
 * Clusters come in order of time.
 */
export function clusters(tasks: readonly Interval[], gapMs: number): Cluster[] {
  const byAccept = tasks
    .map(({ startedAt, endedAt }, index) => ({ startedAt, endedAt: Math.max(startedAt, endedAt), index }))
    .sort((a, b) => a.startedAt - b.startedAt || a.index - b.index);
  const found: Cluster[] = [];
  for (const { startedAt, endedAt, index } of byAccept) {
    const current = found.at(-1);
    if (current !== undefined && startedAt - current.endedAt <= gapMs) {
      current.endedAt = Math.max(current.endedAt, endedAt);
      current.members.push(index);
    } else {
      found.push({ startedAt, endedAt, members: [index] });
    }
  }
  return found;
}
