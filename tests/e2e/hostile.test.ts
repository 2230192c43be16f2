/** Pages that lie, break and forge: no number of the worker's moves, and the next honest task is timed right. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_MODES, type HostileMode, MARKUP_TITLE } from '../practice/hostile';
import { WORKER_ORIGIN } from '../practice/hosts';
import type { Assignment } from '../practice/marketplace';
import { bringIn, exported, type HistoryFile } from './exchange';
import { noonDaysAgo, Past } from './past';
import { isNow, type Records, taskOf } from './records';
import { openStage, type Stage } from './stage';
import { submit, workFor } from './work';

const TITLE = 'Which is the cat?';

/** What a spoilt working page may say of its task, the truth or nothing, and what is told to be not understood. */
const EXPECTED: Record<HostileMode, { reward: 0.5 | null; title: RegExp; problem: string | null }> = {
  'negative-reward': { reward: null, title: /^Which is the cat\?$/, problem: 'reward-unreadable' },
  'nan-reward': { reward: null, title: /^Which is the cat\?$/, problem: 'reward-unreadable' },
  'huge-title': { reward: 0.5, title: /^A{300}$/, problem: null },
  'markup-title': { reward: 0.5, title: /^"><img src=x onerror=.* evil$/, problem: null },
  'proto-keys': { reward: 0.5, title: /^Which is the cat\?$/, problem: 'requester-missing' },
  'missing-fields': { reward: 0.5, title: /^Which is the cat\?$/, problem: 'timer-unreadable' },
  'forged-messages': { reward: 0.5, title: /^Which is the cat\?$/, problem: null },
  'cleared-timers': { reward: 0.5, title: /^Which is the cat\?$/, problem: null },
  'no-props': { reward: 0.5, title: /^Which is the cat\?$/, problem: 'timer-unreadable' },
};

let stage: Stage;
/** Handed in honestly, and known to the extension, before anything was spoilt. */
let honest: Assignment;
/** How often the popup had said that something was not understood, when it was last looked at. */
let countedBefore = 0;
beforeAll(async () => {
  stage = await openStage();
  stage.market.extensionIds = [stage.launched.extensionId];
  const past = new Past(noonDaysAgo(1)).tasks({ reward: 0.4, seconds: [200, 220, 240] }).unpaid('queue', 60);
  await bringIn(stage, 'history.json', past.file());
  stage.market.payBonus(stage.market.today(), 0.3);
  honest = await workAndSubmit(stage.addTask({ available: 1 }).groupId);
  await lookAround();
});
afterAll(() => stage?.close());
afterEach(() => stage.market.hostile(null));

function focusedS(records: Records, assignment: Assignment): number {
  return (taskOf(records, assignment).focusedMs ?? 0) / 1000;
}

/** An honest task for half a dollar, worked on for a second at least. */
async function workAndSubmit(groupId: string, given?: Page): Promise<Assignment> {
  const { page, assignment } = await stage.acceptAndOpen(groupId, given);
  await workFor(1);
  await submit(page);
  await stage.recordsOnce('the submit', isNow('submitted', assignment));
  await page.close();
  return assignment;
}

/** The pages that hold something of the worker's, and what the extension calls them. */
const PLACES = { '/projects': 'search', '/status_details/': 'status', '/tasks': 'queue', '/dashboard': 'dashboard' };

/** Looks at every page that holds something, as spoilt as they now are, in a tab of its own. */
async function lookAround(): Promise<void> {
  const page = await stage.launched.newPage();
  for (const [place, name] of Object.entries(PLACES)) {
    const day = place.endsWith('/') ? stage.market.today() : '';
    await stage.launched.goTo(page, WORKER_ORIGIN + place + day);
    await seen(name);
  }
  await page.close();
}

/** Waits until the extension has taken a page of this name. */
async function seen(name: string): Promise<void> {
  await stage.recordsOnce(`${name} to be seen`, ({ tabs }) =>
    tabs.some(({ page }) => page?.leftAt === null && page.page === name),
  );
}

/** What no page may change: the other tasks, the payments, and what is judged of requesters (their names may). */
function settled({ tasks, payments, requesters }: HistoryFile, but: Assignment) {
  return {
    tasks: tasks.filter(({ assignmentId }) => assignmentId !== but.assignmentId),
    payments,
    requesters: requesters.map(({ names: _, ...judged }) => judged),
  };
}

/** What the popup shows over the page in front, and what of that page took effect in it. */
async function popupShown() {
  const popup = await stage.launched.openPopup();
  await popup.waitForSelector('[data-period]');
  const shown = await popup.evaluate(() => ({
    problems: [...document.querySelectorAll('[data-problem]')].map((one) => one.getAttribute('data-problem')),
    explained: [...document.querySelectorAll('[data-problem]')].every((one) => (one.textContent ?? '').length > 20),
    counted: Number(document.querySelector('[data-problem-count]')?.getAttribute('data-problem-count') ?? 0),
    title: document.querySelector('.running-task bdi')?.textContent ?? '',
    images: [...document.images].map(({ src }) => new URL(src).pathname),
    scripts: [...document.scripts].every(({ src }) => src.startsWith(location.origin)),
    ran: Object.hasOwn(window, '__practiceMarkupRan'),
    polluted: Object.keys(Object.prototype).length > 0 || 'polluted' in {},
    values: [...document.querySelectorAll('data[value]')].map((one) => Number(one.getAttribute('value'))),
    fits: document.documentElement.scrollWidth <= innerWidth,
  }));
  await popup.close();
  return shown;
}

describe.each(HOSTILE_MODES)('pages with %s', (mode) => {
  it('change no number, are read as far as they can be, and the next honest task counts', async () => {
    const expected = EXPECTED[mode];
    const { groupId } = stage.addTask({ title: TITLE, available: 2 });
    const assignment = stage.market.accept(groupId);
    const before = await exported(stage);

    stage.market.hostile(mode);
    await lookAround();
    const page = await stage.launched.newPage(stage.workingUrl(assignment));
    await seen('working');
    const shown = await popupShown();
    const spoilt = await exported(stage);
    stage.market.hostile(null);

    expect(settled(spoilt, assignment)).toEqual(settled(before, assignment));
    const task = spoilt.tasks.find(({ assignmentId }) => assignmentId === assignment.assignmentId);
    expect(task).toMatchObject({ state: 'assigned', bonus: null, endedAt: null });
    expect(task?.reward).toEqual(expected.reward === null ? null : { micros: 500_000, currency: 'USD' });
    expect(task?.title).toMatch(expected.title);

    expect(shown).toMatchObject({ ran: false, polluted: false, scripts: true, explained: true, fits: true });
    expect(shown.images).toEqual(['/icon/upah.svg']);
    expect(shown.values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    if (expected.problem === null) expect(shown.problems).toEqual([]);
    else expect(shown.problems).toContain(expected.problem);
    if (expected.problem !== null) expect(shown.counted).toBeGreaterThan(countedBefore);
    countedBefore = shown.counted;
    if (mode === 'markup-title') expect(shown.title).toContain(MARKUP_TITLE.slice(0, 60));

    const next = await workAndSubmit(groupId, page);
    const records = await stage.records();
    expect(taskOf(records, next)).toMatchObject({ reward: { micros: 500_000, currency: 'USD' }, title: TITLE });
    expect(focusedS(records, next)).toBeGreaterThan(0.9);
    expect(taskOf(records, honest).state).toBe('submitted');
    for (const { assignmentId } of [assignment, next]) stage.market.assignments.delete(assignmentId);
    stage.market.hitSets.delete(groupId);
  });
});

describe('work on a page', () => {
  it('that forges events and messages all the time is timed as on any other', async () => {
    stage.market.hostile('forged-messages');
    const { page, assignment } = await stage.acceptAndOpen(stage.addTask({ available: 1 }).groupId);
    await workFor(3);
    const working = await stage.records();
    expect(taskOf(working, assignment).state).toBe('assigned');
    await submit(page);
    stage.market.hostile(null);
    const records = await stage.recordsOnce('the submit', isNow('submitted', assignment));
    const { elapsedMs } = taskOf(records, assignment);
    await page.close();
    expect(focusedS(records, assignment)).toBeGreaterThan(2.5);
    expect(focusedS(records, assignment)).toBeLessThanOrEqual((elapsedMs ?? 0) / 1000 + 1);
    expect((elapsedMs ?? 0) / 1000).toBeGreaterThan(2.5);
  });

  it('that clears all timers is written down while it goes on, not only at its end', async () => {
    stage.market.hostile('cleared-timers');
    const { page, assignment } = await stage.acceptAndOpen(stage.addTask({ available: 1 }).groupId);
    for (let second = 0; second < 17; second += 1) {
      await workFor(1);
      await page.keyboard.press('ArrowDown');
    }
    await stage.recordsOnce('15 s of work', (all) => focusedS(all, assignment) >= 15);
    expect(taskOf(await stage.records(), assignment).state).toBe('assigned');
    await page.close();
  });
});
