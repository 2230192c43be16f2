import { afterAll, beforeAll, expect, it } from 'vitest';
import { isNow, taskOf } from './records';
import { wants } from './reference';
import { BROWSER_KIND, openStage, type Stage } from './stage';
import { Stopwatch } from './stopwatch';
import { submit, workFor } from './work';

/** The shortest that a browser watches for. */
const IDLE_MS = 15_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await wants(stage, { idleMs: IDLE_MS, graceMs: 1_000 });
});
afterAll(() => stage?.close());

// Without a screen Chromium takes the worker for active for ever, and Firefox for idle after so long.
it.skipIf(BROWSER_KIND === 'chromium')(
  'time without a sign of the worker is left out, until they say that they were working',
  async () => {
    const focused = new Stopwatch();
    const { page, assignment } = await focused.beginsWith(() => stage.acceptAndOpen(stage.addTask().groupId));
    await workFor(IDLE_MS / 1000);
    const idle = await stage.recordsOnce(
      'the clock to stand',
      ({ spans }) => spans.length > 0 && spans.every(({ open }) => !open),
    );
    const before = taskOf(idle, assignment).focusedMs ?? 0;
    expect(before).toBeLessThanOrEqual(IDLE_MS);

    const popup = await stage.launched.openPopup();
    await popup.waitForSelector('[data-action=worked]');
    const gapS = await popup.$eval('[data-figure=running-gap]', (figure) => Number(figure.getAttribute('value')));
    expect(gapS).toBeGreaterThan(0);
    await focused.endsWith(() => popup.click('[data-action=worked]'));
    await popup.waitForFunction(() => document.querySelector('[data-action=worked]') === null);
    const worked = await stage.recordsOnce(
      'the gap to be filled',
      (records) => (taskOf(records, assignment).focusedMs ?? 0) > before,
    );
    focused.agreesWith(taskOf(worked, assignment).focusedMs, 'with the gap');
    await popup.close();
    await page.bringToFront();
    await submit(page);
    await stage.recordsOnce('the submit', isNow('submitted', assignment));
  },
);
