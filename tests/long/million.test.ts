import { afterAll, beforeAll, expect, it } from 'vitest';
import { BENCH_PAGE, benchCopy } from '../bench/copy';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { removeFolder } from '../browsers/process';
import { extensionFolder } from '../practice/build';

const TASKS = 1_000_000;

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

it('keeps a million tasks, with rollups that equal a rebuild', async () => {
  const page = await launched.newPage(launched.extensionUrl(BENCH_PAGE));
  // Protocol calls have a limit of their own, so the page works by itself and is asked whether it is done.
  await page.evaluate(`globalThis.filling = bench.fill(${TASKS}, Date.now(), 1).then(() => bench.checkRollups())`);
  await page.evaluate(
    'filling.then((outcome) => { globalThis.outcome = outcome; }, (error) => { globalThis.outcome = { error: String(error) }; }), null',
  );
  await page.waitForFunction('globalThis.outcome', { timeout: 0, polling: 1_000 });
  expect(await page.evaluate('outcome')).toEqual({ tasks: TASKS, isEqual: true });
});
