/** The worker asks for a refresh, and the states and money of all tasks follow from the platform's own record. */
import type { Page } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import { readFigures } from '../practice/figures';
import { alarms } from './in-extension';
import { taskOf } from './records';
import {
  asked,
  askedOften,
  doneWithout,
  once,
  openRefresh,
  pastWork,
  press,
  readAtLeast,
  shown,
  signIn,
  stoppedFor,
} from './refreshing';
import { openStage, type Stage, until } from './stage';
import { submit } from './work';

const DAYS = 3;
const PER_DAY = 50;
/** 20 tasks a page, and the last page of a day is known to be the last. */
const PAGES = DAYS * Math.ceil(PER_DAY / 20);
const PACE_MS = 1_000;

let stage: Stage;
afterEach(() => stage?.close());

function noAlarm(page: Page): Promise<void> {
  return until('no alarm', async () => (await alarms(page)).length === 0);
}

it('reads everything once, stops at once when the worker says so and then goes on, and a second time changes nothing', async () => {
  stage = await openStage();
  await signIn(stage);
  const past = pastWork(stage.market, DAYS, PER_DAY);
  const page = await openRefresh(stage);
  const before = stage.server.requests.length;
  expect(asked(stage.server)).toEqual([]);
  await press(page, 'refresh');
  await readAtLeast(page, 40);
  expect((await shown(page)).figures).toMatchObject({ 'refresh-days': DAYS });
  expect(await alarms(page)).toEqual(['refresh']);
  const pressedAt = Date.now();
  await press(page, 'refresh-cancel');
  await stoppedFor(page, 'cancelled');
  expect(Date.now() - pressedAt).toBeLessThan(2_000);
  await noAlarm(page);

  await press(page, 'refresh');
  const done = await once(page, 'done');
  const all = DAYS * PER_DAY;
  expect(done.figures).toMatchObject({ 'refresh-tasks': all, 'refresh-added': all, 'refresh-changed': 0 });
  const questions = asked(stage.server);
  expect(new Set(questions.map(({ path }) => path)).size).toBe(PAGES + 1);
  // One may have been on its way when the worker stopped it.
  expect(questions.length).toBeLessThanOrEqual(PAGES + 2);
  expect(questions.every(({ method }) => method === 'GET')).toBe(true);
  expect(stage.server.requests.slice(before)).toEqual(questions);
  const tookMs = (questions.at(-1)?.at ?? 0) - (questions[0]?.at ?? 0);
  expect(tookMs).toBeGreaterThanOrEqual((questions.length - 2) * PACE_MS);
  await noAlarm(page);

  const first = await stage.records();
  expect(first.tasks).toHaveLength(all);
  expect(first.spans.filter(({ kind }) => kind === 'task')).toEqual([]);
  expect(new Set(first.tasks.map(({ workDay }) => workDay))).toEqual(new Set(past));
  for (const { focusedMs, endedAt } of first.tasks) expect([focusedMs, endedAt]).toEqual([null, null]);

  const since = stage.server.requests.length;
  await press(page, 'refresh');
  // On the days before yesterday all is paid.
  const { figures } = await doneWithout(page, DAYS - 1);
  expect(figures).toMatchObject({ 'refresh-tasks': PER_DAY, 'refresh-added': 0, 'refresh-changed': 0 });
  expect(asked(stage.server, since)).toHaveLength(1 + PAGES / DAYS);
  expect(await stage.records()).toEqual(first);
});

it('goes on by itself after the background was ended, and moves the figures of an open popup', async () => {
  stage = await openStage();
  const { market } = stage;
  const timed = await stage.acceptAndOpen(stage.addTask({ requester: 'Decides Later', reward: 1 }).groupId);
  // Handed in before its page was heard, it would be nobody's: a worker takes longer.
  await stage.recordsOnce('the task to be known', ({ tabs }) => tabs.some(({ page }) => page?.page === 'working'));
  await submit(timed.page);
  await stage.recordsOnce('the submit', (all) => taskOf(all, timed.assignment).state === 'submitted');
  await timed.page.close();
  const popup = await stage.launched.openPopup('#today');
  await popup.waitForSelector('[data-period=today] data[data-figure=pending][value="1"]');

  market.approve(timed.assignment.assignmentId);
  // Older than the timed task, so that it is on the last of three pages.
  const untimed = { requester: 'Penny Labels', reward: 0.01, days: [market.today()], perDay: 45 };
  market.history(untimed);
  timed.assignment.endedAtMs = 0;
  for (const { endedAtMs } of market.assignments.values()) {
    if (timed.assignment.endedAtMs === 0 && endedAtMs) timed.assignment.endedAtMs = endedAtMs - 1;
  }
  const page = await openRefresh(stage);
  await press(page, 'refresh');
  await askedOften(stage.server, 2);
  await stage.launched.killBackground();
  // Nothing else wakes it than the alarm, which browsers ring every half minute at most.
  await once(page, 'done', 90_000);
  await popup.waitForSelector('[data-period=today] data[data-figure=confirmed][value="1"]');
  const figures = Object.fromEntries((await readFigures(popup, 'today')).map(({ name, value }) => [name, value]));
  expect(figures).toMatchObject({ earned: 1, confirmed: 1, pending: 0, tasks: 1 });
  const records = await stage.records();
  expect(taskOf(records, timed.assignment).state).toBe('approved');
  expect(records.tasks).toHaveLength(46);
});

it('stops with the reason where MTurk wants a sign-in or is asked too often', async () => {
  stage = await openStage();
  const { market, server } = stage;
  const page = await openRefresh(stage);
  // No page of MTurk was open yet, so there is no session.
  await press(page, 'refresh');
  await stoppedFor(page, 'signed-out');
  expect((await shown(page)).text).toMatch(/Sign in on worker\.mturk\.com/);
  expect(asked(server)).toHaveLength(1);

  await signIn(stage);
  pastWork(market, 2 * DAYS, PER_DAY);
  for (const [access, why] of [
    ['rate-limited', 'too-fast'],
    ['signed-out', 'signed-out'],
  ] as const) {
    const since = server.requests.length;
    await press(page, 'refresh');
    await askedOften(server, 3, since);
    market.access = access;
    await stoppedFor(page, why);
    const questions = asked(server, since).length;
    await noAlarm(page);
    market.access = 'normal';
    expect(asked(server, since)).toHaveLength(questions);
  }
  await press(page, 'refresh');
  await once(page, 'done');
  expect((await stage.records()).tasks).toHaveLength(2 * DAYS * PER_DAY);
});
