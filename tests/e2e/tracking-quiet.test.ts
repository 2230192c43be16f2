import { afterAll, beforeAll, expect, it } from 'vitest';
import { alarms, heard, listen } from './in-extension';
import { openStage, type Stage, until } from './stage';
import { workFor } from './work';

/** How often a page may say that nothing has changed. Timers are a moment early or late. */
const BEAT_MS = 15_000;
const SLACK_MS = 500;
/** Long enough for one such message at least, and for two in a row if they come too soon. */
const WATCHED_S = 17;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('a task in front says that nothing changed every 15 s, one behind says nothing, and afterwards all is still', async () => {
  const extensionPage = await stage.extensionPage();
  const behind = await stage.acceptAndOpen(stage.addTask().groupId);
  const inFront = await stage.acceptAndOpen(stage.addTask().groupId);
  await stage.recordsOnce('both to be known', ({ tasks }) =>
    [behind, inFront].every(({ assignment }) => tasks.some((task) => task.assignmentId === assignment.assignmentId)),
  );
  await workFor(1);
  await listen(extensionPage);
  await workFor(WATCHED_S);
  const messages = await heard(extensionPage);
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(['spans']));
  const gaps = messages.slice(1).map(({ at }, index) => at - (messages[index]?.at ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(BEAT_MS - SLACK_MS);

  await Promise.all([behind.page.close(), inFront.page.close()]);
  await stage.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
  await until('all alarms to be cleared', async () => (await alarms(extensionPage)).length === 0);
});
