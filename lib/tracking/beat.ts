/** How often a page says that it still has the attention. */
export const BEAT_MS = 15_000;
/** Silence longer than this many beats is sleep, not work (METHODS D2). */
export const MISSED_BEATS = 2;
/** How many stretches a page reports at once, the oldest first; it has more only if nobody answered for long. */
export const MOST_REPORTED = 100;
