import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
import type { RoundTrip } from '../bench/page/round-trip';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { removeFolder } from '../browsers/process';
import { extensionFolder } from '../practice/build';
import { busyWhile, inOrderOfPay, scrolled, typedSearch } from './history-page';

const TASKS = Number(process.env.UPAH_LONG_TASKS ?? 1_000_000);

let folder = '';
let launched: LaunchedBrowser;
beforeAll(async () => {
  folder = await benchCopy(extensionFolder('chromium'));
  launched = await launchBrowser('chromium', { extension: folder, hosts: [], port: 1 });
});
afterAll(async () => {
  await launched.close();
  await removeFolder(folder);
});

// In this order: each goes on with what the one before it left.
describe('a million tasks', { sequential: true, shuffle: false }, () => {
  it('are kept, with rollups that equal a rebuild', async () => {
    const extensionUrl = launched.extensionUrl('');
    await inBenchPage(launched, extensionUrl, `fill(${TASKS}, Date.now(), 1)`);
    expect(await inBenchPage(launched, extensionUrl, 'checkRollups()')).toEqual({ tasks: TASKS, isEqual: true });
  });

  it.each([
    ['opened', async () => {}],
    ['searched as one types', typedSearch],
    ['scrolled', scrolled],
    ['put in the order of pay', inOrderOfPay],
  ] as const)('never keep the history page busy for a tenth of a second while it is %s', async (_, use) => {
    expect(await busyWhile(launched, use)).toEqual([]);
  });

  it('go out, are erased, and come in as the same ledger, and a second time change nothing', async () => {
    const { before, after, again } = await inBenchPage<RoundTrip>(launched, launched.extensionUrl(''), 'roundTrip()');
    expect(before.tasks?.[0]).toBe(TASKS);
    expect(after).toEqual(before);
    expect(again).toEqual({ is: 'done', outcome: { added: 0, updated: 0, unchanged: TASKS, rejected: [] } });
  });
});
