import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SURVEY_HOST } from '../practice/hosts';
import { isNow, taskOf } from './records';
import { openStage, type Stage, until } from './stage';
import { Stopwatch } from './stopwatch';
import { submit, workFor } from './work';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ backgroundIdleTimeoutMs: 1_000 });
});
afterAll(() => stage?.close());
// An open page of the extension keeps Firefox's background awake.
afterEach(() => stage.closeExtensionPage());

describe('while the background is ended again and again', () => {
  it('a task has the same time as ever', async () => {
    const [focused, elapsed] = [new Stopwatch(), new Stopwatch()];
    const { groupId } = stage.addTask();
    const ending = endTheBackground();
    const { page, assignment } = await elapsed.beginsWith(() => focused.beginsWith(() => stage.acceptAndOpen(groupId)));
    await workFor(10);
    const other = await focused.endsWith(() => stage.launched.newPage(`https://${SURVEY_HOST}/somewhere-else`));
    await workFor(5);
    await focused.beginsWith(() => page.bringToFront());
    await workFor(5);
    await elapsed.endsWith(() => focused.endsWith(() => submit(page)));
    const deaths = await ending.stop();
    const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
    focused.agreesWith(taskOf(records, assignment).focusedMs, 'focused');
    elapsed.agreesWith(taskOf(records, assignment).elapsedMs, 'elapsed');
    expect(deaths).toBeGreaterThanOrEqual(3);
    await Promise.all([page.close(), other.close()]);
  });

  it('a task’s time ends when its tab is closed', async () => {
    const focused = new Stopwatch();
    const { groupId } = stage.addTask();
    const { page, assignment } = await focused.beginsWith(() => stage.acceptAndOpen(groupId));
    await workFor(3);
    await stage.launched.killBackground();
    expect(await stage.launched.isBackgroundAlive()).toBe(false);
    await focused.endsWith(() => page.close());
    const records = await stage.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
    focused.agreesWith(taskOf(records, assignment).focusedMs, 'focused');
    expect(taskOf(records, assignment).state).toBe('assigned');
  });
});

/** Ends the background every 3 s in Chromium; in Firefox it ends by itself after a second. Counts how often it did. */
function endTheBackground(): { stop(): Promise<number> } {
  const { launched } = stage;
  let deaths = 0;
  let goesOn = true;
  const work = async () => {
    while (goesOn) {
      await until('the background to run', async () => !goesOn || launched.isBackgroundAlive(), 60_000);
      if (!goesOn) return;
      await workFor(stage.kind === 'chromium' ? 3 : 0);
      if (stage.kind === 'chromium') await launched.killBackground();
      await until('the background to end', async () => !goesOn || !(await launched.isBackgroundAlive()), 60_000);
      if (goesOn) deaths += 1;
    }
  };
  const working = work();
  return {
    stop: async () => {
      goesOn = false;
      await working;
      return deaths;
    },
  };
}
