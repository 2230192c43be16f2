import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeFolder } from '../browsers/process';
import { startMarketplace } from '../practice/server';
import { taskOf } from './records';
import { openStage, type Stage } from './stage';
import { Stopwatch } from './stopwatch';
import { workFor } from './work';

/** What may be missing after a crash: the time since the page last reported. */
const LOST_MS = 15_000;

let stage: Stage | null = null;
let profile = '';
afterAll(async () => {
  await stage?.close();
  if (profile) await removeFolder(profile);
});

it('a browser killed in mid-task forgets 15 s at most, and the task goes on', async () => {
  const server = await startMarketplace();
  profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
  const playing = await openStage({ server, profile });
  stage = playing;
  const worked = new Stopwatch();
  const { groupId } = stage.addTask();
  const { assignment } = await worked.beginsWith(() => playing.acceptAndOpen(groupId));
  await workFor(17);
  await worked.endsWith(() => playing.launched.kill());

  const again = await openStage({ server, profile });
  stage = again;
  const afterCrash = await again.recordsOnce('the task to be there', ({ tasks }) => tasks.length === 1);
  const kept = taskOf(afterCrash, assignment);
  expect(kept).toMatchObject({ state: 'assigned', groupId, reward: { micros: 500_000, currency: 'USD' } });
  expect(kept.focusedMs).toBeGreaterThanOrEqual(worked.leastMs - LOST_MS);
  expect(kept.focusedMs).toBeLessThanOrEqual(worked.mostMs);

  const goingOn = new Stopwatch();
  const page = await goingOn.beginsWith(() => again.launched.newPage(again.workingUrl(assignment)));
  await workFor(2);
  await goingOn.endsWith(() => page.close());
  const records = await again.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
  goingOn.agreesWith((taskOf(records, assignment).focusedMs ?? 0) - (kept.focusedMs ?? 0), 'after the crash');
});
