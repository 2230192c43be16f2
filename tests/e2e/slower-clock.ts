/** Lets time pass between what was done, without waiting for it: a history, told as by a worker who took longer. */
import type { HistoryFile } from './exchange';

/** Milliseconds that a stretch of the history took, as it is to be told. */
type Took = (stretch: { kind: string; assignmentId: string | null; ms: number }) => number;

/**
 * The history in which every stretch of attention took as long as `took` says, and all between lay as far apart as it did.
 * Every instant of the file is moved by the same clock, so that what came before something still does.
 */
export function slowed(history: HistoryFile, took: Took): HistoryFile {
  const spans = [...history.spans].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const stretches = spans.map((span) => {
    const { kind, durationMs, assignmentId = null } = span;
    return {
      from: Date.parse(span.startedAt),
      ms: durationMs,
      newMs: took({ kind, assignmentId, ms: durationMs }),
      span,
    };
  });
  const addedMs = stretches.reduce((sum, { ms, newMs }) => sum + newMs - ms, 0);
  // The last instant stays where it was: nothing may lie in the future.
  const moved = (at: number) =>
    Math.round(
      stretches.reduce((sum, { from, ms, newMs }) => {
        const gone = ms === 0 ? (at >= from ? 1 : 0) : Math.min(1, Math.max(0, (at - from) / ms));
        return sum + gone * (newMs - ms);
      }, at - addedMs),
    );
  const instant = <T extends string | null>(at: T) =>
    (at === null ? null : new Date(moved(Date.parse(at))).toISOString()) as T;
  return {
    ...history,
    spans: stretches.map(({ span, newMs }) => ({ ...span, startedAt: instant(span.startedAt), durationMs: newMs })),
    tasks: history.tasks.map((task) => {
      const ofTask = stretches.filter(({ span }) => span.assignmentId === task.assignmentId);
      return {
        ...task,
        acceptedAt: instant(task.acceptedAt),
        endedAt: instant(task.endedAt),
        deadlineAt: null,
        stateHistory: task.stateHistory.map(({ state, at }) => ({ state, at: instant(at) })),
        focusedMs: ofTask.reduce((sum, { newMs }) => sum + newMs, 0),
        elapsedMs: null,
      };
    }),
  };
}

/** Shares `totalMs` among stretches by their length, in whole milliseconds that add up to it. */
export function sharer(lengths: readonly number[], totalMs: number): () => number {
  const sum = lengths.reduce((all, ms) => all + ms, 0);
  const upTo = (count: number) =>
    Math.round(totalMs * (lengths.slice(0, count).reduce((all, ms) => all + ms, 0) / sum));
  let next = 0;
  return () => {
    next += 1;
    return upTo(next) - upTo(next - 1);
  };
}
