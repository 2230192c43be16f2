/** What is erased while pages are open does not come back from them, and they go on being timed. */
import { expect, it } from 'vitest';
import { erase, eraseEverything } from '../../lib/ledger/erase';
import { reportSpans } from '../../lib/tracking/span-reports';
import { listPage, World, workingPage } from './world';

const MINUTE = 60_000;

async function working(): Promise<World> {
  const world = await World.begin();
  await world.open(1, workingPage('A1', { requesterName: 'Acme Research', title: 'Find the traffic lights' }));
  await world.focus(1);
  await world.work(1, 5 * MINUTE);
  return world;
}

it.each([
  ['everything', (world: World) => eraseEverything(world.ledger, world.now)],
  ['the task', (world: World) => erase(world.ledger, { what: 'task', taskKey: 'mturk:A1' }, world.now)],
  [
    'its requester',
    (world: World) => erase(world.ledger, { what: 'requester', requesterKey: 'mturk:AREQUESTER1' }, world.now),
  ],
])('a task in hand goes on with no time from before %s was erased, and is handed in', async (_, eraseIt) => {
  const world = await working();
  const erasedAt = world.now;
  await eraseIt(world);
  expect(await world.totalMs()).toBe(0);
  expect(await world.ledger.tasks.toArray()).toMatchObject([
    { key: 'mturk:A1', state: 'assigned', title: 'Find the traffic lights', reward: { micros: 500_000 }, focusedMs: 0 },
  ]);
  await world.work(1, 2 * MINUTE);
  for (const span of await world.spans()) expect(span.startedAt).toBeGreaterThanOrEqual(erasedAt);
  expect(await world.focusedMs('A1')).toBeGreaterThan(MINUTE);
  expect(await world.focusedMs('A1')).toBeLessThanOrEqual(2 * MINUTE);
  await world.sign(1, 'submitting', 'A1');
  await world.leave(1);
  await world.open(1, listPage('submitted'));
  expect((await world.ledger.tasks.get('mturk:A1'))?.state).toBe('submitted');
});

it('a late report of attention from before is answered, and not written down', async () => {
  const world = await working();
  await eraseEverything(world.ledger, world.now);
  const [startedAt, endedAt] = [world.now - 4 * MINUTE, world.now - 2 * MINUTE];
  const late = { id: 'late#1', startedAt, endedAt, closed: true, firstInputAt: null, lastInputAt: endedAt };
  const work = { kind: 'task' as const, taskId: 'HITA1', assignmentId: 'A1' };
  const answers = await reportSpans(world.tracking, { type: 'spans', platform: 'mturk', work, spans: [late] }, 1);
  expect(answers).toEqual([{ id: 'late#1', settled: true, resumeAt: null }]);
  expect(await world.totalMs()).toBe(0);
});

it('unpaid time that goes on while it is erased counts from then', async () => {
  const world = await World.begin();
  await world.open(1, listPage());
  await world.focus(1);
  await world.work(1, 3 * MINUTE);
  await eraseEverything(world.ledger, world.now);
  await world.work(1, MINUTE);
  expect(await world.totalMs()).toBeGreaterThan(0);
  expect(await world.totalMs()).toBeLessThanOrEqual(MINUTE);
});
