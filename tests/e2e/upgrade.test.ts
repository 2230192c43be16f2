/** What an older version left is there under this one, and a copy of it as it was, in whichever part of it opens first. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import type { HistoryTask } from '../../lib/exchange/history-schema';
import { inBenchPage } from '../bench/in-page';
import { OLD_VERSIONS, type OldVersion, oldLedger } from '../ledger/old-versions';
import { exported, fileBehind, type HistoryFile, openHistory } from './exchange';
import { backgroundReady } from './in-extension';
import type { Stage } from './stage';
import { openUpdating, type Updating } from './updating';

let updating: Updating;
let stage: Stage | null = null;
beforeEach(async () => {
  updating = await openUpdating();
});
afterEach(async () => {
  await stage?.close();
  stage = null;
  await updating.close();
});

/** Every version, and every way; not every version in every way, for each takes its time. */
const UPDATES = [
  { version: OLD_VERSIONS[0], first: 'the background', hasBackground: true },
  { version: OLD_VERSIONS[1], first: 'a page, while no background comes,', hasBackground: false },
];

it.each(UPDATES)('of a ledger of version $version nothing is lost where $first opens it first', async (update) => {
  const { version, hasBackground } = update;
  await updating.leave(version);
  const left = await historyOf(version);
  if (!hasBackground) {
    stage = await updating.startWithoutBackground();
    await copyIsThere(await openHistory(stage), version, left);
    await stage.close();
  }

  stage = await updating.start();
  const page = await openHistory(stage);
  await copyIsThere(page, version, left);
  await backgroundReady(page);
  const now = await exported(stage);
  expect({ ...held(now), tasks: [] }).toEqual({ ...held(left), tasks: [] });
  expect(now.tasks).toHaveLength(left.tasks.length);
  for (const [index, task] of left.tasks.entries()) expect(now.tasks[index]).toMatchObject(told(task));
  const checked = await inBenchPage(stage.launched, stage.launched.extensionUrl(''), 'checkRollups()');
  expect(checked).toEqual({ tasks: left.tasks.length, isEqual: true });
});

/** The history page offers the copy from before the upgrade, and it holds all that was left. */
async function copyIsThere(page: Page, version: OldVersion, left: HistoryFile): Promise<void> {
  await page.waitForSelector(`[data-upgrade-copy="${version}"]`);
  expect(await page.$('[data-upgrade-uncopied]')).toBeNull();
  expect(held(JSON.parse(await fileBehind(page, 'upgrade-copy')))).toEqual(held(left));
}

/** The history file of what a version left, as it is made outside of any browser. */
async function historyOf(version: OldVersion): Promise<HistoryFile> {
  const { stores, now } = oldLedger(version);
  const ordered = async function* <T, Key extends string>(records: (T & Record<Key, string>)[], key: Key) {
    yield records.toSorted((a, b) => (a[key] < b[key] ? -1 : 1));
  };
  const file = await exportHistory(
    {
      allTasks: () => ordered(stores.tasks, 'key'),
      allSpans: () => ordered(stores.spans, 'id'),
      allPayments: () => ordered(stores.payments, 'key'),
      allRequesters: () => ordered(stores.requesters, 'key'),
    },
    now,
  );
  return JSON.parse(await file.text());
}

function held({ exportedAt: _, ...history }: HistoryFile): Omit<HistoryFile, 'exportedAt'> {
  return history;
}

/** What was known of a task. Since then time may have gone on: it then has one more dated state, and an end. */
function told({ state: _, stateHistory, ...task }: HistoryTask): object {
  const known = Object.entries(task).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(known), stateHistory: expect.arrayContaining(stateHistory) };
}
