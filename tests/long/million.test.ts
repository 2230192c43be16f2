import { afterAll, beforeAll, expect, it } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
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
  const extensionUrl = launched.extensionUrl('');
  await inBenchPage(launched, extensionUrl, `fill(${TASKS}, Date.now(), 1)`);
  expect(await inBenchPage(launched, extensionUrl, 'checkRollups()')).toEqual({ tasks: TASKS, isEqual: true });
});
