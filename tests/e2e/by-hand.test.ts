/** The worker works where no browser sees it: times it over the end of the browser, enters it, corrects and erases it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder } from '../browsers/process';
import { startMarketplace } from '../practice/server';
import { bringIn, exported } from './exchange';
import { controls, enlarge, faults, openPage, SCHEMES, showIn, sideways, tabThrough } from './pages';
import { Past } from './past';
import { openStage, type Stage } from './stage';
import { workFor } from './work';

const HOUR = 3_600_000;

const manual = (stage: Stage) => openPage(stage, 'history.html#manual');

/** Types into a field as it holds it, whatever way of typing the browser has for it. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.$eval(
      `[data-manual] [name="${name}"]`,
      (field, typed) => {
        (field as HTMLInputElement).value = typed;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      value,
    );
  }
}

/** A time of day that lies so many milliseconds back, on the clock of the page. */
function timeAgo(page: Page, ms: number): Promise<{ day: string; time: string }> {
  return page.evaluate((ago) => {
    const at = new Date(Date.now() - ago);
    const two = (value: number) => String(value).padStart(2, '0');
    return {
      day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
      time: `${two(at.getHours())}:${two(at.getMinutes())}`,
    };
  }, ms);
}

const read = async (page: Page, figure: string) =>
  Number(await page.$eval(`data[data-figure="${figure}"]`, (data) => data.getAttribute('value')));

describe('a timer', () => {
  let stage: Stage | null = null;
  let profile = '';
  afterAll(async () => {
    await stage?.close();
    if (profile) await removeFolder(profile);
  });

  it('goes on over the end of the browser, times nothing in it meanwhile, and is saved as it was', async () => {
    const server = await startMarketplace();
    profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
    const before = await openStage({ server, profile });
    stage = before;
    const startedAt = Date.now();
    const page = await manual(before);
    await page.click('[data-action=manual-start]');
    await page.waitForSelector('[data-outside=running]');
    await before.launched.kill();

    const again = await openStage({ server, profile });
    stage = again;
    const { groupId } = again.addTask();
    await again.acceptAndOpen(groupId);
    await workFor(3);
    const popup = await openPage(again, 'popup.html');
    await popup.waitForSelector('[data-figure=outside-time]');
    expect(await popup.$eval('.callout', ({ textContent }) => textContent)).toContain('Work outside the browser');
    expect(await faults(popup)).toEqual([]);
    expect((await again.records()).spans).toEqual([]);
    await popup.click('[data-action=resume]');
    await popup.waitForSelector('.callout a[href="history.html#manual"]');
    const ranMs = 1000 * (await read(popup, 'outside-time'));
    const atMostMs = Date.now() - startedAt;
    expect(ranMs).toBeGreaterThanOrEqual(3000);
    expect(ranMs).toBeLessThanOrEqual(atMostMs);
    await popup.close();

    const form = await manual(again);
    await form.waitForSelector('[data-manual=timed]');
    await fill(form, { title: 'A call about a study', requester: 'Acme', amount: '6' });
    await form.click('[data-action=manual-save]');
    await form.waitForSelector('[data-manual=timed]', { hidden: true });
    const { tasks } = await again.recordsOnce('the entry', (all) => all.tasks.some(({ clock }) => clock === 'manual'));
    const [task] = tasks.filter(({ clock }) => clock === 'manual');
    expect(task).toMatchObject({ title: 'A call about a study', requesterName: 'Acme', source: 'manual' });
    expect(task?.elapsedMs).toBe(ranMs);
    const shown = (await again.figures()).filter(({ name }) => name.startsWith('apart') || name === 'earned');
    expect(shown).toContainEqual({ name: 'earned', value: 6, unit: 'USD' });
    await form.waitForSelector('[data-action=manual-start]');
  });
});

describe('a form', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    const past = new Past(Date.now() - 2 * HOUR).unpaid('searching', 1800).task({ reward: 1.5, seconds: 1800 });
    await bringIn(stage, 'history.json', past.file());
  });
  beforeEach(async () => {
    page = await manual(stage);
    await page.click('[data-action=manual-open]');
    await page.waitForSelector('[data-manual=new]');
  });
  afterEach(() => page.close());
  afterAll(() => stage?.close());

  it('has no fault that axe can find, fits any window, and is filled by keyboard', async () => {
    await fill(page, { amount: 'six', minutes: '30' });
    await page.click('[data-action=manual-save]');
    await page.waitForSelector('[data-manual] [role=alert]');
    for (const scheme of SCHEMES) {
      await showIn(scheme, stage, page);
      expect(await faults(page), scheme).toEqual([]);
    }
    await page.focus('[data-action=manual-open]');
    const fields = (await controls(page)).filter((control) => /name="(title|requester|amount|currency)"/.test(control));
    const stops = await tabThrough(page, 7);
    expect(stops.map(({ control }) => control)).toEqual(expect.arrayContaining(fields));
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    await page.setViewport({ width: 320, height: 700 });
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
    await enlarge(page);
    await page.setViewport({ width: 640, height: 700 });
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
  });

  it('asks before an hour is counted twice, and no figure of what was measured moves', async () => {
    const measured = async () =>
      (await stage.figures('all')).filter(({ name }) => ['real-pay', 'earned', 'work-time', 'tasks'].includes(name));
    const figuresBefore = await measured();
    await page.bringToFront();
    const began = await timeAgo(page, 2.5 * HOUR);
    const ended = await timeAgo(page, 1.75 * HOUR);
    await fill(page, { title: 'By phone', amount: '3', ...{ day: began.day, began: began.time, ended: ended.time } });
    await page.click('[data-action=manual-save]');
    await page.waitForSelector('[data-overlap] data[data-figure=outside-measured-time]');
    expect(await faults(page)).toEqual([]);
    // The question has the focus, and what can be answered follows it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe('manual-rest');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-manual]', { hidden: true });
    const entry = (await exported(stage)).tasks.find(({ clock }) => clock === 'manual');
    expect(entry).toMatchObject({ title: 'By phone', source: 'manual', state: 'submitted' });
    // To the minute, for that is how times are typed.
    expect(entry?.elapsedMs).toBeGreaterThan(0.45 * HOUR);
    expect(entry?.elapsedMs).toBeLessThan(0.55 * HOUR);
    expect(await measured()).toEqual(figuresBefore);
    await page.waitForSelector('[data-task] a[href="definitions.html#by-hand"]');
    expect(await stage.figures('all')).toContainEqual({ name: 'apart-earned', value: 3, unit: 'USD' });
  });

  it('takes unpaid time, which goes through a file, and is erased again', async () => {
    await page.select('[data-manual] select', 'qualifications');
    const began = await timeAgo(page, 5 * HOUR);
    await fill(page, { day: began.day, began: began.time, minutes: '30' });
    await page.click('[data-action=manual-save]');
    await page.waitForSelector('[data-manual]', { hidden: true });
    const told = (await exported(stage)).spans.filter(({ clock }) => clock === 'manual');
    expect(told).toMatchObject([{ kind: 'qualifications', durationMs: HOUR / 2 }]);
    await page.bringToFront();
    await page.$eval('#manual details', (details) => details.setAttribute('open', ''));
    const entry = `[data-entered="${told[0]?.id}"]`;
    await page.waitForSelector(entry);
    expect(await faults(page)).toEqual([]);
    await page.click(`${entry} [data-action=erase-entered]`);
    await page.click(`${entry} [data-action=erase-entered-yes]`);
    await page.waitForSelector(entry, { hidden: true });
    expect((await exported(stage)).spans.filter(({ clock }) => clock === 'manual')).toEqual([]);
  });
});
