/** Arbitrary records of the ledger, as fast-check makes them. */
import fc from 'fast-check';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from '../../lib/exchange/imported';
import { elapsedBetween } from '../../lib/exchange/imported';
import { CLOCKS, LISTINGS, taskKey } from '../../lib/ledger/records';
import { OVERHEAD_KINDS, TASK_STATES } from '../../lib/platforms/reading';

const platform = fc.constant('mturk' as const);
const id = fc.stringMatching(/^[A-Z0-9]{1,30}$/);
/** Texts as pages hold them: any script, quotes, brackets, `__proto__`. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('__proto__', '</script>', '"],"'),
);
const at = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const day = at.map((millis) => new Date(millis).toISOString().slice(0, 10));
const duration = fc.integer({ min: 0, max: 10 ** 10 });
const money = fc.record({
  micros: fc.integer({ min: 0, max: 10 ** 12 }),
  currency: fc.constantFrom('USD', 'EUR', 'IDR'),
});
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** The fields that every task has. */
const REQUIRED = [
  ...(['platform', 'taskId', 'assignmentId', 'groupId', 'requesterId', 'requesterName', 'title', 'reward'] as const),
  ...(['bonus', 'state', 'stateHistory', 'acceptedAt', 'deadlineAt', 'endedAt', 'focusedMs', 'clock'] as const),
  ...(['edited', 'source'] as const),
];

export const arbitraryTask: fc.Arbitrary<ImportedTask> = fc
  .record(
    {
      platform,
      taskId: id,
      assignmentId: orNull(id),
      groupId: orNull(id),
      requesterId: orNull(id),
      requesterName: orNull(text),
      title: orNull(text),
      reward: orNull(money),
      bonus: orNull(money),
      state: fc.constantFrom(...TASK_STATES),
      stateHistory: fc.array(fc.record({ state: fc.constantFrom(...TASK_STATES), at }), { maxLength: 4 }),
      acceptedAt: orNull(at),
      deadlineAt: orNull(at),
      endedAt: orNull(at),
      focusedMs: orNull(duration),
      clock: fc.constantFrom(...CLOCKS),
      edited: fc.boolean(),
      source: fc.constantFrom('tracked', 'manual', 'import:work-log'),
      workDay: day,
      correctedMs: duration,
      measured: fc
        .record(
          {
            reward: orNull(money),
            state: fc.constantFrom(...TASK_STATES),
            requesterId: orNull(id),
            requesterName: orNull(text),
            endedAt: fc.constant(null),
          },
          { requiredKeys: [] },
        )
        .filter((measured) => Object.keys(measured).length > 0),
      assumedApproved: fc.constant(true as const),
    },
    { requiredKeys: REQUIRED },
  )
  .chain((task) => {
    const elapsedMs = elapsedBetween(task.acceptedAt, task.endedAt);
    // A time that somebody told need not be the one from start to end.
    const told = task.clock === 'manual' ? orNull(duration) : fc.constant(elapsedMs);
    return told.map((ms) => ({ ...task, elapsedMs: ms ?? elapsedMs }));
  });

export const arbitrarySpan: fc.Arbitrary<ImportedSpan> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9-]{1,20}#\d{1,4}$/),
    platform,
    kind: fc.constantFrom('task' as const, ...OVERHEAD_KINDS),
    taskId: id,
    assignmentId: orNull(id),
    startedAt: at,
    ms: duration,
    isEntered: fc.boolean(),
  })
  .map(({ taskId, assignmentId, ms, isEntered, ...span }) => ({
    ...span,
    ...(isEntered && span.kind !== 'task' ? { clock: 'manual' as const } : {}),
    taskKey: span.kind === 'task' ? taskKey(span.platform, taskId, assignmentId) : null,
    endedAt: span.startedAt + ms,
  }));

export const arbitraryPayment: fc.Arbitrary<ImportedPayment> = fc.record(
  {
    key: id,
    platform,
    kind: fc.constantFrom('bonus' as const, 'transfer' as const),
    day: orNull(day),
    amount: money,
    status: orNull(text),
    assigned: fc.array(
      fc.record({ requesterKey: id, taskKey: orNull(id), micros: fc.integer({ min: 1, max: 10 ** 12 }) }),
      {
        maxLength: 3,
      },
    ),
  },
  { requiredKeys: ['key', 'platform', 'kind', 'day', 'amount', 'status'] },
);

export const arbitraryRequester: fc.Arbitrary<ImportedRequester> = fc
  .record(
    {
      platform,
      requesterId: id,
      names: fc.array(text, { maxLength: 5 }),
      marks: fc.subarray([...CLOCKS]),
      listing: fc.constantFrom(...LISTINGS),
      note: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    },
    { requiredKeys: ['platform', 'requesterId', 'names', 'marks'] },
  )
  .map(({ marks, ...requester }) => (marks.length > 0 ? { ...requester, underpaying: marks } : requester));
