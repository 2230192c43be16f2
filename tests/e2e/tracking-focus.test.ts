import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SURVEY_HOST } from '../practice/hosts';
import { isNow, taskOf } from './records';
import { openStage, type Stage } from './stage';
import { Stopwatch } from './stopwatch';
import { submit, taskFrame, workFor } from './work';

const ELSEWHERE = `https://${SURVEY_HOST}/somewhere-else`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.extensionPage();
});
afterAll(() => stage?.close());

describe('the time of a task', () => {
  it('is the time its page was in front, and elapsed time goes on while it is not', async () => {
    const [focused, elapsed] = [new Stopwatch(), new Stopwatch()];
    const { groupId } = stage.addTask();
    const { page, assignment } = await elapsed.beginsWith(() => focused.beginsWith(() => stage.acceptAndOpen(groupId)));
    await workFor(10);
    const other = await focused.endsWith(() => stage.launched.newPage(ELSEWHERE));
    await workFor(5);
    await focused.beginsWith(() => page.bringToFront());
    await workFor(5);
    await elapsed.endsWith(() => focused.endsWith(() => submit(page)));
    const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
    focused.agreesWith(taskOf(records, assignment).focusedMs, 'focused');
    elapsed.agreesWith(taskOf(records, assignment).elapsedMs, 'elapsed');
    await Promise.all([page.close(), other.close()]);
  });

  it('goes on while the worker types into the task’s frame, which is another host’s', async () => {
    const focused = new Stopwatch();
    const { groupId } = stage.addTask();
    const { page, assignment } = await focused.beginsWith(() => stage.acceptAndOpen(groupId));
    const frame = await taskFrame(page);
    await frame.click('textarea');
    for (let second = 0; second < 3; second += 1) {
      await page.keyboard.type('its ears ');
      await workFor(1);
    }
    expect(await frame.$eval('textarea', ({ value }) => value)).toContain('its ears its ears');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('iframe');
    await focused.endsWith(() => submit(page));
    const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
    focused.agreesWith(taskOf(records, assignment).focusedMs, 'focused');
    await page.close();
  });

  it('ends when the tab goes to another site', async () => {
    const focused = new Stopwatch();
    const { groupId } = stage.addTask();
    const { page, assignment } = await focused.beginsWith(() => stage.acceptAndOpen(groupId));
    await workFor(2);
    await focused.endsWith(() => page.goto(ELSEWHERE, { waitUntil: 'domcontentloaded' }));
    await workFor(2);
    const records = await stage.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
    focused.agreesWith(taskOf(records, assignment).focusedMs, 'focused');
    expect(taskOf(records, assignment).state).toBe('assigned');
    await page.close();
  });
});

describe('two tasks in two windows', () => {
  it('have each the time in which its window was used, and together no more than the clock', async () => {
    const wall = new Stopwatch();
    const watches = [new Stopwatch(), new Stopwatch()] as const;
    const pages: [Page, Page] = [await stage.launched.newPage(), await newWindow()];
    const groups = [stage.addTask().groupId, stage.addTask().groupId] as const;
    await useWindow(pages, 0);
    const first = await wall.beginsWith(() => watches[0].beginsWith(() => stage.acceptAndOpen(groups[0], pages[0])));
    await workFor(1.5);
    const second = await watches[0].endsWith(() =>
      watches[1].beginsWith(async () => {
        await useWindow(pages, 1);
        return stage.acceptAndOpen(groups[1], pages[1]);
      }),
    );
    for (const [leave, go] of [
      [1, 0],
      [0, 1],
      [1, 0],
    ] as const) {
      await workFor(1.5);
      await watches[leave].endsWith(() => watches[go].beginsWith(() => useWindow(pages, go)));
    }
    await workFor(1.5);
    await wall.endsWith(() => watches[0].endsWith(() => useWindow(pages, null)));
    const records = await stage.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
    const times = [first, second].map(({ assignment }) => taskOf(records, assignment).focusedMs ?? 0);
    watches[0].agreesWith(times[0] ?? null, 'first');
    watches[1].agreesWith(times[1] ?? null, 'second');
    expect((times[0] ?? 0) + (times[1] ?? 0)).toBeLessThanOrEqual(wall.mostMs);
    await Promise.all(pages.map((page) => page.close()));
  });

  it('are never timed both, even where the browser says of both that they have the focus', async () => {
    const wall = new Stopwatch();
    const groups = [stage.addTask().groupId, stage.addTask().groupId] as const;
    const first = await wall.beginsWith(() => stage.acceptAndOpen(groups[0]));
    const second = await stage.acceptAndOpen(groups[1], await newWindow());
    await workFor(2);
    await first.page.bringToFront();
    await workFor(2);
    await wall.endsWith(() => Promise.all([first.page.close(), second.page.close()]));
    const records = await stage.recordsOnce('nothing to be timed', (all) => all.spans.every(({ open }) => !open));
    const times = [first, second].map(({ assignment }) => taskOf(records, assignment).focusedMs ?? 0);
    expect((times[0] ?? 0) + (times[1] ?? 0)).toBeGreaterThan(2_000);
    expect((times[0] ?? 0) + (times[1] ?? 0)).toBeLessThanOrEqual(wall.mostMs);
  });
});

async function newWindow(): Promise<Page> {
  return stage.launched.browser.newPage({ type: 'window' });
}

/**
 * The worker turns to the window of one page, or with `null` away from them all. Without a display Chromium says
 * of every window that it has the focus; only one that is made small has not. Firefox tells them apart.
 */
async function useWindow(pages: readonly Page[], used: number | null): Promise<void> {
  if (stage.kind === 'firefox') {
    if (used === null) await stage.launched.newPage(ELSEWHERE);
    else await pages[used]?.bringToFront();
    return;
  }
  for (const [index, page] of pages.entries()) {
    const windowState = index === used ? 'normal' : 'minimized';
    await stage.launched.browser.setWindowBounds(await page.windowId(), { windowState });
  }
}
