/** The log of a lifetime, looked through as a worker does; it goes out, is erased and comes in again, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inOrderOfPay, longTasksWhile, scrolled, typedSearch } from '../bench/history-page';
import { inBenchPage } from '../bench/in-page';
import type { RoundTrip } from '../bench/page/round-trip';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { removeFolder } from '../browsers/process';
import { extensionFolder } from '../practice/build';

/** Fewer, to try the test itself. */
const TASKS = Number(process.env.UPAH_LONG_TASKS ?? 1_000_000);

let folder = '';
let launched: LaunchedBrowser;
beforeAll(async () => {
  folder = await benchCopy(extensionFolder('chromium'));
  launched = await launchBrowser('chromium', { extension: folder, hosts: [], port: 1 });
  const startedAt = performance.now();
  await inBenchPage(launched, launched.extensionUrl(''), `fill(${TASKS}, Date.now(), 1)`);
  console.log(`Filled in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}, 1_500_000);
afterAll(async () => {
  await launched.close();
  await removeFolder(folder);
});

// In this order: each goes on with what the one before it left. Twice would be longer than the long tests may take.
describe('a million tasks', { sequential: true, shuffle: false, retry: 0 }, () => {
  // How long the page is busy depends on what else the computer does, so that it is told here and held in the benchmarks.
  it.each([
    ['opened', async () => {}],
    ['searched as one types', typedSearch],
    ['scrolled', scrolled],
    ['put in the order of pay', inOrderOfPay],
  ] as const)('answer in the history page that is %s', async (how, use) => {
    const longTasks = await longTasksWhile(launched, use);
    console.log(`Tasks over 50 ms while it is ${how}: ${longTasks.join(', ') || 'none'}`);
  });

  it('go out, are erased, and come in as the same records, with sums that equal a rebuild; again, nothing changes', async () => {
    const trip = await inBenchPage<RoundTrip>(launched, launched.extensionUrl(''), 'roundTrip()');
    for (const [part, { s, heapMb }] of Object.entries(trip.parts))
      console.log(`${part}: ${s} s, ${heapMb} MB at most`);
    expect(trip.before.tasks?.[0]).toBe(TASKS);
    // Before, all sums were made from the log at once; the import has moved them piece by piece.
    expect(trip.after).toEqual(trip.before);
    expect(trip.again).toEqual({ is: 'done', outcome: { added: 0, updated: 0, unchanged: TASKS, rejected: [] } });
    expect(trip.afterAgain).toEqual(trip.before);
  });
});
