import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeFolder } from '../browsers/process';
import { asked, doneWithout, once, openRefresh, press, readAtLeast, signIn, stoppedFor } from '../e2e/refreshing';
import { openStage, type Stage } from '../e2e/stage';
import { daysBack } from '../practice/days';
import type { Marketplace } from '../practice/marketplace';
import { startMarketplace } from '../practice/server';

/** All that the platform's statistics go back, and a long day of small tasks on each. */
const DAYS = 45;
const PER_DAY = 200;
const PAGES = DAYS * (PER_DAY / 20);
/** A second for each question, and as much again for a slow computer. */
const LONGEST_MS = 2 * PAGES * 1_000;

let stage: Stage | null = null;
let profile = '';
afterAll(async () => {
  await stage?.close();
  if (profile) await removeFolder(profile);
});

/** On the newest two days all states; before them everything is paid. */
function fill(market: Marketplace): void {
  const days = daysBack(market.today(), DAYS);
  const past = { requester: 'Penny Labels', reward: 0.01, perDay: PER_DAY };
  const state = (index: number) => (['submitted', 'approved', 'rejected', 'paid'] as const)[index % 4] ?? 'paid';
  market.history({ ...past, days: days.slice(0, 2), state });
  market.history({ ...past, days: days.slice(2), state: 'paid' });
}

it('a refresh reads 45 days of 200 tasks, over the end of the browser, and a second time changes nothing', async () => {
  const server = await startMarketplace();
  const { market } = server;
  fill(market);
  profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
  const before = await openStage({ server, profile });
  stage = before;
  await signIn(before);
  const page = await openRefresh(before);
  await press(page, 'refresh');
  await readAtLeast(page, (DAYS * PER_DAY) / 3, LONGEST_MS);
  await before.launched.close();

  const after = await openStage({ server, profile });
  stage = after;
  await signIn(after);
  const again = await openRefresh(after);
  await stoppedFor(again, 'closed');
  await press(again, 'refresh');
  const { figures } = await once(again, 'done', LONGEST_MS);
  const all = DAYS * PER_DAY;
  expect(figures).toMatchObject({ 'refresh-tasks': all, 'refresh-added': all, 'refresh-changed': 0 });
  const questions = asked(server);
  expect(new Set(questions.map(({ path }) => path)).size).toBe(PAGES + 1);
  expect(questions.length).toBeLessThanOrEqual(PAGES + 2);
  const tookMs = (questions.at(-1)?.at ?? 0) - (questions[0]?.at ?? 0);
  expect(tookMs).toBeGreaterThanOrEqual((questions.length - 2) * 1_000);

  const records = await after.records();
  const states = Object.fromEntries(records.tasks.map(({ assignmentId, state }) => [assignmentId, state]));
  const expected = [...market.assignments.values()].map(({ assignmentId, state }) => [assignmentId, state] as const);
  expect(states).toEqual(Object.fromEntries(expected));

  const since = server.requests.length;
  await press(again, 'refresh');
  const second = await doneWithout(again, DAYS - 2, LONGEST_MS);
  expect(second.figures).toMatchObject({ 'refresh-added': 0, 'refresh-changed': 0 });
  expect(asked(server, since)).toHaveLength(1 + 2 * (PER_DAY / 20));
  expect(await after.records()).toEqual(records);
});
