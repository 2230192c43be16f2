/** The count of what a page lacks, while it is being read. */
import type { Problem, ProblemReason } from './reading';

/** Counts a problem, of so many rows (1 if not said). */
export type Note = (reason: ProblemReason, rows?: number) => void;

/** Counts what a page lacks. */
export function tally(): { note: Note; problems(): Problem[] } {
  const counts: Partial<Record<ProblemReason, number>> = {};
  return {
    note(reason, rows = 1) {
      counts[reason] = (counts[reason] ?? 0) + rows;
    },
    problems: () => Object.entries(counts).map(([reason, rows]) => ({ reason: reason as ProblemReason, rows })),
  };
}
