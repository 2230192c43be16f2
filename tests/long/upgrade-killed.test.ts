/** A browser that is killed in the middle of an upgrade holds the old ledger or the new one, and a copy before it is new. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryTask } from '../../lib/exchange/history-schema';
import { randomFrom } from '../bench/random';
import { type HistoryFile, openHistory } from '../e2e/exchange';
import { backgroundReady } from '../e2e/in-extension';
import type { Stage } from '../e2e/stage';
import { openUpdating, type Updating } from '../e2e/updating';
import { OLD_VERSIONS, oldLedger } from '../ledger/old-versions';
import { held, wholeLedger } from './killed';

const KILLS = 5;
/** The oldest has the longest way. */
const [VERSION] = OLD_VERSIONS;
const NEWEST = (OLD_VERSIONS.at(-1) ?? 0) + 1;
/** How often the fixture's forty tasks are there, so that the upgrade takes its time. */
const TIMES = 150;

let updating: Updating;
let stage: Stage | null = null;
beforeAll(async () => {
  updating = await openUpdating();
});
afterAll(async () => {
  await stage?.close();
  await updating?.close();
});

it(`a browser killed ${KILLS} times at random moments of upgrades holds the old ledger or the new one`, async () => {
  const random = randomFrom(47);
  await updating.leave(VERSION, TIMES);
  const left = await updating.onDisk();
  expect(left).toMatchObject({ version: VERSION, copy: null });
  const undisturbed = await upgraded();
  const found: (number | null)[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await updating.leave(VERSION, TIMES);
    stage = await updating.start();
    await wait(1.1 * random() * undisturbed.tookMs);
    await stage.launched.kill();
    await stage.close();

    const disk = await updating.onDisk();
    found.push(disk.version);
    const copy = { fromVersion: VERSION, held: left.held };
    if (disk.version === VERSION) {
      expect(disk.held).toBe(left.held);
      expect([null, copy]).toContainEqual(disk.copy);
    } else {
      expect(disk).toMatchObject({ version: NEWEST, copy });
    }
    expect((await upgraded()).history).toBe(undisturbed.history);
  }
  expect(found).toContain(VERSION);
});

/** Starts the extension, and gives what it holds once the upgrade is over; the page must say that there is a copy. */
async function upgraded(): Promise<{ history: string; tookMs: number }> {
  stage = await updating.start();
  const startedAt = performance.now();
  const page = await openHistory(stage);
  await backgroundReady(page);
  const tookMs = performance.now() - startedAt;
  await page.waitForSelector(`[data-upgrade-copy="${VERSION}"]`);
  expect(await page.$('[data-upgrade-uncopied]')).toBeNull();
  const history = held(undated(await wholeLedger(stage)));
  await stage.close();
  stage = null;
  return { history, tookMs };
}

/** Without the times of what fell due since the ledger was left, and was written down when it was found. */
function undated({ tasks, ...history }: HistoryFile): HistoryFile {
  const leftAt = new Date(oldLedger(VERSION).now).toISOString();
  const dated = ({ state, at }: HistoryTask['stateHistory'][number]) => ({ state, at: at > leftAt ? '' : at });
  return { ...history, tasks: tasks.map((task) => ({ ...task, stateHistory: task.stateHistory.map(dated) })) };
}
