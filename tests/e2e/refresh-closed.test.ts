import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { removeFolder } from '../browsers/process';
import { startMarketplace } from '../practice/server';
import { asked, once, openRefresh, pastWork, press, readAtLeast, signIn, stoppedFor } from './refreshing';
import { openStage, type Stage } from './stage';

const DAYS = 3;
const PER_DAY = 50;

let stage: Stage | null = null;
let profile = '';
afterEach(async () => {
  await stage?.close();
  stage = null;
  if (profile) await removeFolder(profile);
});

it('a refresh that the end of the browser interrupts waits for the worker, and goes on where it was', async () => {
  const server = await startMarketplace();
  profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
  const before = await openStage({ server, profile });
  stage = before;
  await signIn(before);
  pastWork(server.market, DAYS, PER_DAY);
  const page = await openRefresh(before);
  await press(page, 'refresh');
  await readAtLeast(page, 40);
  await before.launched.close();

  const after = await openStage({ server, profile });
  stage = after;
  const askedBefore = asked(server).length;
  await signIn(after);
  const again = await openRefresh(after);
  await stoppedFor(again, 'closed');
  expect(asked(server)).toHaveLength(askedBefore);
  await press(again, 'refresh');
  const { figures } = await once(again, 'done');
  expect(figures).toMatchObject({ 'refresh-tasks': DAYS * PER_DAY, 'refresh-added': DAYS * PER_DAY });
  expect((await after.records()).tasks).toHaveLength(DAYS * PER_DAY);
  const paths = asked(server).map(({ path }) => path);
  // What the browser was just asking for when it was closed is asked for again, and nothing else.
  expect(paths.length - new Set(paths).size).toBeLessThanOrEqual(1);
});
