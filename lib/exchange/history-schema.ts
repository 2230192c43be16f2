/**
 * The shape of a history file, `{format: "upah-history", version: 1, …}`: the worker's whole record, in JSON.
 *
 * Times are ISO 8601 in UTC, durations milliseconds, amounts integer micros (1e-6 of the unit), unknown is
 * `null`. Other programs read these files: a field may be added, but changing or dropping one is a new version.
 */
import * as z from 'zod/mini';
import { CLOCKS, LISTINGS } from '../ledger/records';
import { OVERHEAD_KINDS, PLATFORM_IDS, TASK_STATES } from '../platforms/reading';
import { readInstant } from './instant';

export const HISTORY_FORMAT = 'upah-history';
export const HISTORY_VERSION = 1;

/** The lists of a history file, in the order they are written. */
export const SECTIONS = ['tasks', 'spans', 'payments', 'requesters', 'ratings'] as const;
export type Section = (typeof SECTIONS)[number];

/** Far above what a platform's page can bring in (its reader caps texts), so that only nonsense is refused. */
const text = z.string().check(z.maxLength(4096));
const id = text.check(z.minLength(1));
const instant = z.string().check(z.refine((value) => readInstant(value) !== null));
const duration = z.int().check(z.nonnegative());
const platform = z.enum(PLATFORM_IDS);
const money = z.object({
  micros: z.int().check(z.nonnegative()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
const state = z.enum(TASK_STATES);
const day = z.string().check(z.refine((value) => readInstant(`${value}T00:00:00Z`) !== null));

export const historyTask = z.object({
  platform,
  taskId: id,
  assignmentId: z.nullable(id),
  groupId: z.nullable(text),
  requesterId: z.nullable(id),
  requesterName: z.nullable(text),
  title: z.nullable(text),
  reward: z.nullable(money),
  bonus: z.nullable(money),
  state,
  stateHistory: z.array(z.object({ state, at: instant })).check(z.maxLength(1000)),
  acceptedAt: z.nullable(instant),
  deadlineAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  focusedMs: z.nullable(duration),
  /** From accept to end. Written for other readers; on the way in it follows from the two times. */
  elapsedMs: z.nullable(duration),
  clock: z.enum(CLOCKS),
  edited: z.boolean(),
  source: id,
  /** The platform's day of a task whose times are not known, `YYYY-MM-DD`. */
  workDay: z.optional(day),
  /** What the worker says its time was; it then counts in place of what was measured. */
  correctedMs: z.optional(duration),
  /** What was measured of the fields that the worker corrected; an end only where there was none. */
  measured: z.optional(
    z
      .object({
        reward: z.optional(z.nullable(money)),
        state: z.optional(state),
        requesterId: z.optional(z.nullable(id)),
        requesterName: z.optional(z.nullable(text)),
        endedAt: z.optional(z.null()),
      })
      .check(z.refine((fields) => Object.keys(fields).length > 0)),
  ),
  /** Pending for so long that it was taken for approved. */
  assumedApproved: z.optional(z.literal(true)),
});

export const historySpan = z
  .object({
    id,
    platform,
    kind: z.enum(['task', ...OVERHEAD_KINDS]),
    /** Whose time it is: both ids are `null` unless the kind is `task`, and then at least one is there. */
    taskId: z.nullable(id),
    assignmentId: z.nullable(id),
    startedAt: instant,
    durationMs: duration,
    /** Unpaid time that the worker entered; absent where it was measured. */
    clock: z.optional(z.literal('manual')),
  })
  .check(
    z.refine((span) => (span.kind === 'task') === (span.taskId !== null || span.assignmentId !== null)),
    z.refine((span) => span.kind !== 'task' || span.clock === undefined),
  );

export const historyPayment = z.object({
  id,
  platform,
  kind: z.enum(['bonus', 'transfer']),
  /** The platform's day, `YYYY-MM-DD`. */
  day: z.nullable(day),
  amount: money,
  status: z.nullable(text),
  /** What parts of a bonus are for, as the worker said: a requester's work, or one task (`platform:id`). */
  assigned: z.optional(
    z
      .array(z.object({ requesterKey: id, taskKey: z.nullable(id), micros: z.int().check(z.positive()) }))
      .check(z.maxLength(1000)),
  ),
});

export const historyRequester = z.object({
  platform,
  requesterId: id,
  /** Newest first. */
  names: z.array(text).check(z.maxLength(1000)),
  /** The clocks by which it has a history of underpaying; kept because the mark outlasts what set it. */
  underpaying: z.array(z.enum(CLOCKS)).check(z.maxLength(CLOCKS.length)),
  /** What the worker thinks of working for it, and wants to remember of it; absent where nothing was said. */
  listing: z.optional(z.enum(LISTINGS)),
  note: z.optional(text),
});

export type HistoryTask = z.infer<typeof historyTask>;
export type HistorySpan = z.infer<typeof historySpan>;
export type HistoryPayment = z.infer<typeof historyPayment>;
export type HistoryRequester = z.infer<typeof historyRequester>;
