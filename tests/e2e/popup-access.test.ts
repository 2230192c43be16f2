/** Every page with other eyes, hands and screens: no barrier, no sideways scrolling, nothing that needs a mouse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn } from './exchange';
import { controls, enlarge, faults, openPage, PAGES, SCHEMES, showIn, sideways, tabThrough } from './pages';
import { busyPast } from './past';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await bringIn(stage, 'history.json', busyPast().file());
  // Behind the pages that are looked at, so that the popup has all its parts.
  const set = stage.addTask({ requester: 'Receipts', requesterId: 'RECEIPTS', title: 'Read a till receipt' });
  const { assignment } = await stage.acceptAndOpen(set.groupId);
  await stage.recordsOnce('the task', ({ tasks }) =>
    tasks.some(({ assignmentId, reward }) => assignmentId === assignment.assignmentId && reward !== null),
  );
});
afterAll(() => stage?.close());

describe.each(PAGES)('%s', (path) => {
  it('is without a fault that axe can find, in light and dark', async () => {
    const page = await openPage(stage, path);
    for (const scheme of SCHEMES) {
      await showIn(scheme, stage, page);
      expect(await faults(page), scheme).toEqual([]);
    }
    await page.close();
  });

  it('fits a narrow window, and one in which text is twice as large', async () => {
    const page = await openPage(stage, path);
    await page.setViewport({ width: 320, height: 700 });
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
    await page.setViewport({ width: 640, height: 700 });
    await enlarge(page);
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
    await page.setViewport({ width: 380, height: 700 });
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
    await page.close();
  });

  it('is reached whole by keyboard, in the order of the page, and the focus is seen at each stop', async () => {
    const page = await openPage(stage, path);
    const all = await controls(page);
    expect(all.length).toBeGreaterThan(2);
    const stops = await tabThrough(page, all.length);
    expect(stops.map(({ control }) => control)).toEqual(all);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    await page.close();
  });
});
