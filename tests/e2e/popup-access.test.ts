/** Every page with other eyes, hands and screens: no barrier, no sideways scrolling, nothing that needs a mouse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn } from './exchange';
import { controls, enlarge, faults, openPage, PAGES, SCHEMES, showIn, sideways, tabThrough } from './pages';
import { afternoonZone, busyMorning, busyPast } from './past';
import { wants } from './reference';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  process.env.TZ = afternoonZone();
  stage = await openStage();
  await bringIn(stage, 'history.json', busyMorning(busyPast()).file());
  await wants(stage, { target: { of: 'money', micros: 5_000_000, currency: 'USD' }, limitMs: 14_400_000 });
  // Behind the pages that are looked at, so that the popup has all its parts.
  const set = stage.addTask({ requester: 'Receipts', requesterId: 'RECEIPTS', title: 'Read a till receipt' });
  const { assignment } = await stage.acceptAndOpen(set.groupId);
  await stage.recordsOnce('the task', ({ tasks }) =>
    tasks.some(({ assignmentId, reward }) => assignmentId === assignment.assignmentId && reward !== null),
  );
  const popup = await openPage(stage, 'popup.html');
  const block = '[aria-labelledby=requester-heading] [data-action=listBlock]';
  await popup.waitForSelector(block);
  await popup.click(block);
  await popup.waitForSelector(`${block}[aria-pressed=true]`);
  await popup.close();
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

describe('the popup of today', () => {
  it('has all that it may have to say', async () => {
    const popup = await openPage(stage, 'popup.html');
    const parts = ['.strip', '.day', '#goals-heading', '.running [data-action=pause]', '.listing', '.remarks input'];
    for (const part of parts) await popup.waitForSelector(part);
    await popup.close();
  });

  it('is read from right to left where texts are: nothing reaches out, and the day begins at the right', async () => {
    const popup = await openPage(stage, 'popup.html');
    const row = () =>
      popup.$eval('.of-day .legend-kind', (line) => {
        const x = (selector: string) => line.querySelector(selector)?.getBoundingClientRect().x ?? Number.NaN;
        return { sign: x('.swatch'), words: x('.term'), time: x('data') };
      });
    const start = await row();
    expect(start.sign).toBeLessThan(start.words);
    expect(start.words).toBeLessThan(start.time);
    await popup.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const turned = await row();
    expect(turned.sign).toBeGreaterThan(turned.words);
    expect(turned.words).toBeGreaterThan(turned.time);
    expect(await popup.$eval('.strip', (strip) => getComputedStyle(strip).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
    for (const width of [380, 320]) {
      await popup.setViewport({ width, height: 700 });
      expect(await sideways(popup)).toEqual({ by: 0, what: '' });
    }
    expect(await faults(popup)).toEqual([]);
    await popup.close();
  });
});
