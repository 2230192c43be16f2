/** A long log that is looked through, goes out, is erased and comes in again, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inOrderOfPay, longTasksWhile, scrolled, typedSearch } from '../bench/history-page';
import { inBenchPage } from '../bench/in-page';
import type { RoundTrip } from '../bench/page/round-trip';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { removeFolder } from '../browsers/process';
import { extensionFolder } from '../practice/build';

/** More take longer than they tell more; 1,000,000 is this, and a quarter of an hour. */
const TASKS = Number(process.env.UPAH_LONG_TASKS ?? 60_000);

let folder = '';
let launched: LaunchedBrowser;
beforeAll(async () => {
  folder = await benchCopy(extensionFolder('chromium'));
  launched = await launchBrowser('chromium', { extension: folder, hosts: [], port: 1 });
  await inBenchPage(launched, launched.extensionUrl(''), `fill(${TASKS}, Date.now(), 1)`);
}, 1_500_000);
afterAll(async () => {
  await launched.close();
  await removeFolder(folder);
});

// In this order: each goes on with what the one before it left.
describe('a long log', { sequential: true, shuffle: false }, () => {
  // How long the page is busy depends on what else the computer does, so that it is told here and held in the benchmarks.
  it.each([
    ['opened', async () => {}],
    ['searched as one types', typedSearch],
    ['scrolled', scrolled],
    ['put in the order of pay', inOrderOfPay],
  ] as const)('answers in the history page that is %s', async (how, use) => {
    const longTasks = await longTasksWhile(launched, use);
    console.log(`Tasks over 50 ms while it is ${how}: ${longTasks.join(', ') || 'none'}`);
  });

  it('goes out, is erased, and comes in as the same ledger, and a second time changes nothing', async () => {
    const trip = await inBenchPage<RoundTrip>(launched, launched.extensionUrl(''), 'roundTrip()');
    for (const [part, { s, heapMb }] of Object.entries(trip.parts))
      console.log(`${part}: ${s} s, ${heapMb} MB at most`);
    expect(trip.before.tasks?.[0]).toBe(TASKS);
    expect(trip.after).toEqual(trip.before);
    expect(trip.again).toMatchObject({
      is: 'done',
      outcome: { added: 0, updated: 0, unchanged: TASKS, rejected: [] },
    });
    expect(trip.afterAgain).toEqual(trip.before);
  });
});
