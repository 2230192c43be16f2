import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../bench/random';
import type { Records } from '../e2e/records';
import { openStage, type Stage, until } from '../e2e/stage';
import { Stopwatch } from '../e2e/stopwatch';
import { workFor } from '../e2e/work';

/**
 * Ended in the middle of an event, which browsers do not do of themselves, the background loses even the news that a
 * tab was closed; then the time since the page's last report is missing.
 */
const LOST_MS = 15_000;
/** Where nobody but the browser tells that a tab was closed, its time ends when the background that woke up has heard it. */
const HEARS_WITHIN_MS = 1_000;
/** Deaths of a background that a test is not about to be without. */
const LEAST_DEATHS = 9;

interface Stay {
  assignmentId: string;
  stopwatch: Stopwatch;
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('never times too much while the background hardly lives', async () => {
  const random = randomFrom(7);
  const killing = killAtRandom(() => 0.2 + 2 * random());
  const stays: Stay[] = [];
  while (stays.length < 8 || killing.deaths < LEAST_DEATHS) stays.push(await stayFor(1 + 5 * random()));
  await killing.stop();
  await agree(stays);
});

it('misses one beat at most where the background lives long enough to answer', async () => {
  const random = randomFrom(8);
  const killing = killAtRandom(() => 2 + 4 * random());
  const stays: Stay[] = [];
  while (stays.length < 4 || killing.deaths < LEAST_DEATHS) {
    const stay = await stayFor(18 + 4 * random());
    expect(stay.stopwatch.leastMs).toBeGreaterThan(LOST_MS);
    stays.push(stay);
  }
  await killing.stop();
  const records = await agree(stays);
  for (const stay of stays) expect(timedMs(records, stay)).toBeGreaterThanOrEqual(stay.stopwatch.leastMs - LOST_MS);
});

/** Ends the background again and again, each time after so many seconds of life. Counts how often it did. */
function killAtRandom(livesForS: () => number): { readonly deaths: number; stop(): Promise<void> } {
  const { launched } = stage;
  let deaths = 0;
  let goesOn = true;
  const work = async () => {
    while (goesOn) {
      await until('the background to run', async () => !goesOn || launched.isBackgroundAlive(), 60_000);
      await workFor(livesForS());
      if (!(await launched.isBackgroundAlive())) continue;
      // One that is just starting, or ending by itself, cannot always be ended from outside.
      const isDead = await launched.killBackground().then(
        () => true,
        () => false,
      );
      if (isDead) deaths += 1;
    }
  };
  const working = work();
  return {
    get deaths() {
      return deaths;
    },
    stop: () => {
      goesOn = false;
      return working;
    },
  };
}

/** A task in front for so long, in a tab that is then closed, of which a background that is dead hears once it has woken. */
async function stayFor(seconds: number): Promise<Stay> {
  const { groupId } = stage.addTask();
  const stopwatch = new Stopwatch();
  const { page, assignment } = await stopwatch.beginsWith(() => stage.acceptAndOpen(groupId));
  await workFor(seconds);
  await stopwatch.endsWith(async () => {
    await page.close();
    await until('the background to run', () => stage.launched.isBackgroundAlive(), 60_000);
  });
  return { assignmentId: assignment.assignmentId, stopwatch };
}

/** No task was timed for longer than it was there, and no two at a time; the next one is timed as ever. */
async function agree(stays: readonly Stay[]): Promise<Records> {
  // Where the news that the last tab was closed got lost, its time goes on in the ledger until another begins.
  const next = await stayFor(2);
  const records = await stage.recordsOnce('nothing to be timed', ({ spans }) => spans.every(({ open }) => !open));
  for (const stay of stays) expect(timedMs(records, stay)).toBeLessThanOrEqual(stay.stopwatch.mostMs + HEARS_WITHIN_MS);
  for (const [index, later] of records.spans.slice(1).entries()) {
    expect(records.spans[index]?.endedAt).toBeLessThanOrEqual(later.startedAt);
  }
  next.stopwatch.agreesWith(timedMs(records, next), 'undisturbed');
  return records;
}

/** A task that was gone before the background could answer even once has no record. */
function timedMs({ tasks }: Records, { assignmentId }: Stay): number {
  const found = tasks.filter((task) => task.assignmentId === assignmentId);
  expect(found.length, assignmentId).toBeLessThanOrEqual(1);
  return found[0]?.focusedMs ?? 0;
}
