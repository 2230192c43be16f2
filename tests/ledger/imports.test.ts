import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportedTask } from '../../lib/exchange/imported';
import { elapsedBetween } from '../../lib/exchange/imported';
import { withAttribution } from '../../lib/ledger/attribution';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import { recordStatus } from '../../lib/ledger/status';
import { moveTask, seeTasks } from '../../lib/ledger/tasks';
import type { TaskState } from '../../lib/platforms/reading';
import { NOW, REFERENCE, rollupsAndRebuilt, taskReading, testLedger } from './test-ledger';

const MINUTE = 60_000;

function imported(assignmentId: string, fields: Partial<ImportedTask> = {}): ImportedTask {
  const { taskId, groupId, requesterId, requesterName, title, reward } = taskReading(assignmentId);
  const task: ImportedTask = {
    platform: 'mturk',
    taskId,
    assignmentId,
    groupId,
    requesterId,
    requesterName,
    title,
    reward,
    bonus: null,
    state: 'submitted',
    stateHistory: [{ state: 'assigned', at: NOW }],
    acceptedAt: NOW,
    deadlineAt: null,
    endedAt: NOW + 10 * MINUTE,
    focusedMs: null,
    elapsedMs: null,
    clock: 'elapsed',
    edited: false,
    source: 'import:work-log',
    ...fields,
  };
  return { ...task, elapsedMs: elapsedBetween(task.acceptedAt, task.endedAt) };
}

/** Each task's share of time, as it is kept and as attribution over the whole log makes it. */
async function sharesOf(ledger: LedgerDatabase) {
  const tasks = await ledger.tasks.toArray();
  const share = ({ key, clock, attributedMs }: (typeof tasks)[number]) => [key, clock === 'elapsed' && attributedMs];
  return { kept: tasks.map(share), whole: withAttribution(tasks).map(share) };
}

const anyTask = fc.record({
  n: fc.nat(7),
  at: fc.nat(60),
  minutes: fc.nat(30),
  clock: fc.constantFrom('elapsed' as const, 'focused' as const),
  state: fc.constantFrom<TaskState[]>('assigned', 'submitted', 'approved', 'rejected', 'returned'),
  reward: fc.option(fc.nat(2_000_000)),
  unknownTimes: fc.boolean(),
});
const anyStep = fc.oneof(
  fc.record({ do: fc.constant('import' as const), tasks: fc.array(anyTask, { maxLength: 5 }) }),
  fc.record({ do: fc.constant('see' as const), n: fc.nat(7), at: fc.nat(60) }),
  fc.record({
    do: fc.constant('status' as const),
    n: fc.nat(7),
    state: fc.constantFrom('approved' as const, 'rejected' as const, 'paid' as const),
  }),
  fc.record({ do: fc.constant('move' as const), n: fc.nat(7), endedAt: fc.nat(60) }),
  fc.record({ do: fc.constant('zone' as const), zone: fc.constantFrom('Asia/Jakarta', 'America/New_York') }),
  fc.record({ do: fc.constant('reference' as const), micros: fc.integer({ min: 1, max: 20_000_000 }) }),
);

it('after any imports between any other work each second counts once, and the sums equal a rebuild', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 15 }), async (steps) => {
      const ledger = await testLedger();
      for (const step of steps) {
        if (step.do === 'import') {
          const tasks = step.tasks.map(({ n, at, minutes, clock, state, reward, unknownTimes }) =>
            imported(`A${n}`, {
              acceptedAt: unknownTimes ? null : NOW + at * MINUTE,
              endedAt: state === 'assigned' ? null : NOW + (at + minutes) * MINUTE,
              clock,
              focusedMs: clock === 'focused' ? minutes * MINUTE : null,
              state,
              reward: reward === null ? null : { micros: reward, currency: 'USD' },
            }),
          );
          await importTarget(ledger, () => NOW).importTasks(tasks);
        } else if (step.do === 'see') {
          await seeTasks(ledger, 'mturk', [taskReading(`A${step.n}`, { acceptedAt: NOW + step.at * MINUTE })], NOW);
        } else if (step.do === 'status') {
          const row = { ...taskReading(`A${step.n}`), bonus: null, state: step.state };
          await recordStatus(ledger, 'mturk', '2026-11-23', [row], NOW);
        } else if (step.do === 'move') {
          const endedAt = NOW + step.endedAt * MINUTE;
          await moveTask(ledger, `mturk:A${step.n}`, { state: 'submitted', at: endedAt, source: 'tracking', endedAt });
        } else if (step.do === 'zone') await setWorkerZone(ledger, step.zone, NOW);
        else await setReference(ledger, { ...REFERENCE, microsPerHour: step.micros }, NOW);
      }
      const { kept, whole } = await sharesOf(ledger);
      expect(kept).toEqual(whole);
      const sums = await rollupsAndRebuilt(ledger);
      expect(sums.kept).toEqual(sums.rebuilt);
      await ledger.delete();
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('a task that was measured after all leaves the tasks beside it their own time', async () => {
  const ledger = await testLedger();
  const target = importTarget(ledger, () => NOW);
  const first = imported('A1', { endedAt: NOW + 10 * MINUTE });
  await target.importTasks([first, imported('A2', { acceptedAt: NOW + 4 * MINUTE, endedAt: NOW + 14 * MINUTE })]);
  expect((await ledger.tasks.get('mturk:A2'))?.attributedMs).toBe(4 * MINUTE);
  await target.importTasks([{ ...first, clock: 'focused', focusedMs: 6 * MINUTE }]);
  expect((await ledger.tasks.get('mturk:A2'))?.attributedMs).toBe(10 * MINUTE);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});

it('a task of a file that ends later shares its time with those beside it from then on', async () => {
  const ledger = await testLedger();
  const inHand = imported('A1', { state: 'assigned', endedAt: null });
  const beside = imported('A2', { acceptedAt: NOW + 4 * MINUTE, endedAt: NOW + 14 * MINUTE });
  await importTarget(ledger, () => NOW).importTasks([inHand, beside]);
  expect((await ledger.tasks.get('mturk:A2'))?.attributedMs).toBe(10 * MINUTE);
  const endedAt = NOW + 10 * MINUTE;
  await moveTask(ledger, 'mturk:A1', { state: 'submitted', at: endedAt, source: 'tracking', endedAt });
  expect(await ledger.tasks.bulkGet(['mturk:A1', 'mturk:A2'])).toMatchObject([
    { attributedMs: 10 * MINUTE },
    { attributedMs: 4 * MINUTE },
  ]);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});

it('an end that was assumed gives way to the file that knows that the task was handed in', async () => {
  const ledger = await testLedger();
  const target = importTarget(ledger, () => NOW);
  await target.importTasks([imported('A1', { clock: 'focused', state: 'expired', endedAt: NOW + 60 * MINUTE })]);
  await target.importTasks([imported('A1', { clock: 'focused', state: 'submitted', endedAt: NOW + 10 * MINUTE })]);
  expect(await ledger.tasks.get('mturk:A1')).toMatchObject({ state: 'submitted', elapsedMs: 10 * MINUTE });
});
