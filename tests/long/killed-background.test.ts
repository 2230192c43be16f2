import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../bench/random';
import { taskOf } from '../e2e/records';
import { openStage, type Stage } from '../e2e/stage';
import { Stopwatch } from '../e2e/stopwatch';
import { workFor } from '../e2e/work';

const TASKS = 12;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Ends the background again and again, at moments nobody foresees. */
async function killAtRandom(random: () => number, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await workFor(0.2 + 2 * random());
    await stage.launched.killBackground().catch(() => undefined);
  }
}

/**
 * Ended in the middle of an event, which browsers do not do of themselves, the background loses even the news that a
 * tab was closed; then the time since the page's last report is missing.
 */
const LOST_MS = 15_000;

it('never times too much while the background is killed at any moment, and misses one beat at most', async () => {
  const random = randomFrom(7);
  let isOver = false;
  const killing = killAtRandom(random, () => isOver);
  const done: { assignment: { assignmentId: string }; stopwatch: Stopwatch }[] = [];
  for (let n = 0; n < TASKS; n += 1) {
    const { groupId } = stage.addTask();
    const stopwatch = new Stopwatch();
    const { page, assignment } = await stopwatch.beginsWith(() => stage.acceptAndOpen(groupId));
    await workFor(1 + 5 * random());
    await stopwatch.endsWith(() => page.close());
    done.push({ assignment, stopwatch });
  }
  isOver = true;
  await killing;
  const records = await stage.recordsOnce('nothing to be timed', ({ spans }) => spans.every(({ open }) => !open));
  for (const { assignment, stopwatch } of done) {
    const { focusedMs } = taskOf(records, assignment);
    expect(focusedMs).toBeGreaterThanOrEqual(Math.max(0, stopwatch.leastMs - LOST_MS));
    expect(focusedMs).toBeLessThanOrEqual(stopwatch.mostMs);
  }
  for (const [index, later] of records.spans.slice(1).entries()) {
    expect(records.spans[index]?.endedAt).toBeLessThanOrEqual(later.startedAt);
  }
});
