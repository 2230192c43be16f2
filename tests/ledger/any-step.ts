/** Every kind of change there is to a log, as fast-check makes them. */
import fc from 'fast-check';
import type { ImportedTask } from '../../lib/exchange/imported';
import { assumeOverdue, setAssuming } from '../../lib/ledger/assume-overdue';
import { assignBonus } from '../../lib/ledger/bonuses';
import { addEntry, type Entry } from '../../lib/ledger/by-hand';
import { type Correction, correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { setListing } from '../../lib/ledger/listings';
import { recordDays } from '../../lib/ledger/payments';
import { setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import { CLOCKS, LISTINGS } from '../../lib/ledger/records';
import { recordStatus } from '../../lib/ledger/status';
import { expireOverdue, moveTask, seeTasks } from '../../lib/ledger/tasks';
import { OVERHEAD_KINDS, PLATFORM_IDS, TASK_STATES } from '../../lib/platforms/reading';
import { NOW, REFERENCE, span, taskReading, writeSpans } from './test-ledger';

const DAY = 86_400_000;
/** Work lies in the ten weeks before now, so that some of it waits for longer than the platform lets it. */
const SINCE = NOW - 70 * DAY;

const task = fc.nat(5);
const at = fc.nat(70 * DAY).map((ms) => SINCE + ms);
const micros = fc.nat(3_000_000);
const money = fc.record({ micros, currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR') });
const state = fc.constantFrom(...TASK_STATES);
const ended = fc.constantFrom(
  ...TASK_STATES.filter((one): one is Exclude<typeof one, 'assigned'> => one !== 'assigned'),
);
const undone = fc.constant(null);
const requesterId = fc.constantFrom('R0', 'R1', 'RNEW');
const day = at.map((ms) => new Date(ms).toISOString().slice(0, 10));

const anyCorrection: fc.Arbitrary<Correction> = fc.record(
  {
    durationMs: fc.oneof(undone, fc.nat(DAY)),
    reward: fc.oneof(undone, money),
    state: fc.oneof(undone, ended),
    requester: fc.oneof(undone, fc.record({ requesterId, requesterName: fc.option(fc.constant('Named')) })),
  },
  { requiredKeys: [] },
);

export const anyStep = fc.oneof(
  fc.record({ do: fc.constant('see' as const), task, reward: fc.option(micros), deadlineAt: fc.option(at) }),
  fc.record({ do: fc.constant('work' as const), task, id: fc.nat(4), at, ms: fc.nat(5e6) }),
  fc.record({ do: fc.constant('overhead' as const), kind: fc.constantFrom(...OVERHEAD_KINDS), at, ms: fc.nat(5e6) }),
  fc.record({ do: fc.constant('move' as const), task, state, at, endedAt: fc.option(at) }),
  fc.record({
    do: fc.constant('status' as const),
    task,
    state: fc.constantFrom('submitted' as const, 'approved' as const, 'rejected' as const, 'paid' as const),
    reward: fc.option(money),
    bonus: fc.option(money),
    day,
  }),
  fc.record({ do: fc.constant('expire' as const), at }),
  fc.record({ do: fc.constant('correct' as const), task, correction: anyCorrection }),
  fc.record({
    do: fc.constant('import' as const),
    task,
    state,
    bonus: fc.option(money),
    reward: fc.option(money),
    clock: fc.constantFrom(...CLOCKS),
    acceptedAt: fc.option(at),
    endedAt: fc.option(at),
    workDay: fc.option(day),
    correctedMs: fc.option(fc.nat(DAY)),
    measured: fc.option(fc.record({ reward: fc.option(money), state }, { requiredKeys: [] })),
    assumedApproved: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('enter' as const),
    kind: fc.constantFrom('task' as const, ...OVERHEAD_KINDS),
    mark: fc.constantFrom('a', 'b'),
    platform: fc.constantFrom(...PLATFORM_IDS),
    reward: fc.option(money),
    state: ended,
    requesterId: fc.option(requesterId),
    at,
    ms: fc.integer({ min: 1, max: DAY }),
    isOfDay: fc.boolean(),
    counted: fc.constantFrom(null, 'rest' as const, 'measured-too' as const),
  }),
  fc.record({ do: fc.constant('bonus' as const), day, micros }),
  fc.record({
    do: fc.constant('assign' as const),
    day,
    parts: fc.array(fc.record({ task, micros }), { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('assume' as const), on: fc.boolean(), at }),
  fc.record({
    do: fc.constant('list' as const),
    requester: requesterId,
    listing: fc.option(fc.constantFrom(...LISTINGS)),
  }),
  fc.record({ do: fc.constant('zone' as const), zone: fc.constantFrom('Asia/Jakarta', 'America/New_York') }),
  fc.record({ do: fc.constant('reference' as const), micros: fc.integer({ min: 1, max: 20_000_000 }) }),
);

export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Makes a change of a log. */
export async function take(ledger: LedgerDatabase, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'see':
      return seeTasks(ledger, 'mturk', [reading(step)], NOW);
    case 'work':
      return work(ledger, step);
    case 'overhead': {
      const { kind } = step;
      return writeSpans(ledger, [span(`o${kind}`, { kind, startedAt: step.at, endedAt: step.at + step.ms })]);
    }
    case 'move': {
      const { state: to, at: movedAt, endedAt } = step;
      return moveTask(ledger, `mturk:T${step.task}`, { state: to, at: movedAt, source: 'tracking', endedAt });
    }
    case 'status': {
      const { reward, bonus, state: told } = step;
      const row = { ...reading({ task: step.task, reward: null }), reward, bonus, state: told };
      return recordStatus(ledger, 'mturk', step.day, [row], NOW);
    }
    case 'expire':
      return expireOverdue(ledger, step.at);
    case 'correct':
      return correctTask(ledger, `mturk:T${step.task}`, step.correction, NOW);
    case 'import':
      return importTarget(ledger, () => NOW).importTasks([imported(step)]);
    case 'enter':
      return addEntry(ledger, entry(step), { counted: step.counted, isOutside: false }, NOW);
    case 'bonus':
      return recordDays(ledger, 'mturk', [bonusDay(step.day, step.micros)], NOW);
    case 'assign':
      return assignBonus(
        ledger,
        `mturk|bonus|${step.day}`,
        step.parts.map((part) => ({ requesterKey: 'mturk:R0', taskKey: `mturk:T${part.task}`, micros: part.micros })),
      );
    case 'assume':
      await setAssuming(ledger, step.on);
      return assumeOverdue(ledger, step.at);
    case 'list':
      return setListing(ledger, `mturk:${step.requester}`, step.listing);
    case 'zone':
      return setWorkerZone(ledger, step.zone, NOW);
    case 'reference':
      return setReference(ledger, { ...REFERENCE, microsPerHour: step.micros }, NOW);
  }
}

function reading(seen: { task: number; reward: number | null; deadlineAt?: number | null }) {
  const reward = seen.reward === null ? null : { micros: seen.reward, currency: 'USD' };
  const deadlineAt = seen.deadlineAt ?? null;
  return taskReading(`T${seen.task}`, { reward, deadlineAt, requesterId: `R${seen.task % 2}` });
}

/** Work on a task that nobody has seen is not written down. */
async function work(ledger: LedgerDatabase, { task: n, id, at: startedAt, ms }: Step & { do: 'work' }) {
  const taskKey = `mturk:T${n}`;
  if (!(await ledger.tasks.get(taskKey))) return;
  await writeSpans(ledger, [span(`w${n}-${id}`, { taskKey, startedAt, endedAt: startedAt + ms })]);
}

/** What the worker enters of work that no browser saw. */
function entry(step: Step & { do: 'enter' }): Entry {
  const { kind, mark, platform, reward, state: inState, at: startedAt, ms } = step;
  const time = { startedAt, endedAt: startedAt + ms };
  if (kind !== 'task') return { kind, mark, platform, time };
  const day = new Date(startedAt).toISOString().slice(0, 10);
  return {
    ...{ kind, mark, platform, reward, state: inState, title: 'Told', requesterId: step.requesterId },
    requesterName: 'Told Requester',
    time: step.isOfDay ? { day, durationMs: ms } : time,
  };
}

/** The task of a file, by what a step says of it. */
export function imported(step: Step & { do: 'import' }): ImportedTask {
  const { reward, bonus, state: inState, clock, acceptedAt, endedAt, workDay, correctedMs, measured } = step;
  const { taskId, groupId, requesterId, requesterName, title, assignmentId } = taskReading(`T${step.task}`);
  const isCorrected = correctedMs !== null || Object.keys(measured ?? {}).length > 0;
  return {
    platform: 'mturk',
    ...{ taskId, groupId, requesterId, requesterName, title, assignmentId },
    ...{ reward, bonus, state: inState, clock, acceptedAt, endedAt },
    stateHistory: [{ state: inState, at: NOW }],
    deadlineAt: null,
    focusedMs: clock === 'focused' ? 60_000 : null,
    elapsedMs: acceptedAt === null || endedAt === null ? null : Math.max(0, endedAt - acceptedAt),
    edited: isCorrected,
    source: 'import:any',
    ...(workDay === null ? {} : { workDay }),
    ...(correctedMs === null ? {} : { correctedMs }),
    ...(measured === null || Object.keys(measured).length === 0 ? {} : { measured }),
    ...(step.assumedApproved && inState === 'submitted' ? { assumedApproved: true as const } : {}),
  };
}

function bonusDay(name: string, sumMicros: number) {
  const bonus = { micros: sumMicros, currency: 'USD' };
  return { day: name, submitted: 1, approved: 1, rejected: 0, pending: 0, bonus };
}
