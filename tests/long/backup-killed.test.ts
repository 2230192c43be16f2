/** A browser that is killed in the middle of a backup lists it when its file is whole, and else says that it was cut off. */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decryptBackup } from '../../lib/backup/encryption';
import { benchCopy } from '../bench/copy';
import { randomFrom } from '../bench/random';
import { ageBackup, type BackupStage, backUpNow, encryptWith, openBackupStage, switchDaily } from '../e2e/backups';
import { openHistory } from '../e2e/exchange';
import { extensionFolder } from '../practice/build';
import { fillLedger, held, wholeLedger } from './killed';

/** Two by the button and one that nobody sees, of each kind of file. */
const KILLS_OF_A_KIND = ['button', 'unseen', 'button'] as const;
const TASKS = 20_000;
const DAY_MS = 86_400_000;
const PASSPHRASE = 'sembilan kuda hitam';

let extension = '';
let backups: BackupStage;
let before = '';
beforeAll(async () => {
  extension = await benchCopy(extensionFolder('chromium'));
  backups = await openBackupStage(extension);
  await fillLedger(backups.stage, TASKS);
  before = held(await wholeLedger(backups.stage));
});
afterAll(async () => {
  await backups?.close();
  await rm(extension, { recursive: true, force: true });
});

it('a browser killed six times at random moments of backups lists none that is not whole', async () => {
  const random = randomFrom(59);
  const outcomes: string[] = [];
  for (const isEncrypted of [false, true]) {
    if (isEncrypted) await encryptWith(await openHistory(backups.stage), PASSPHRASE);
    for (const way of KILLS_OF_A_KIND) outcomes.push(await killedAt(random(), way));
  }
  expect(outcomes).toContain('interrupted');
});

/** Kills the browser when about so much of a backup is made, and tells what the page says of it afterwards. */
async function killedAt(share: number, way: (typeof KILLS_OF_A_KIND)[number]): Promise<string> {
  const page = await openHistory(backups.stage);
  await switchDaily(page, way === 'unseen');
  const startedAt = performance.now();
  await backUpNow(page);
  const tookMs = performance.now() - startedAt;
  const known = await listed(page);
  if (way === 'unseen') {
    await ageBackup(page, DAY_MS + 3_600_000);
    await page.close();
    await backups.stage.launched.killBackground();
    await backups.stage.launched.openPopup();
  } else {
    await page.click('[data-action=backup-now]');
  }
  await wait(1.1 * share * tookMs);
  await backups.restart();
  return foundAfter(known);
}

async function foundAfter(known: string[]): Promise<string> {
  const page = await openHistory(backups.stage);
  // A page that was just opened has nothing to say but that one is being made.
  await page.waitForFunction(
    (before) => {
      const isFailed = document.querySelector('[data-backup-failed]') !== null;
      const isListed = document.querySelectorAll('[data-backup]').length > before;
      return (isFailed || isListed) && document.querySelector('#backup [role=status]')?.textContent === '';
    },
    { timeout: 60_000 },
    known.length,
  );
  const now = await listed(page);
  expect(now.slice(-known.length)).toEqual(known);
  for (const name of now) expect(await content(name)).toBe(before);
  const failed = await page
    .$eval('[data-backup-failed]', (line) => line.getAttribute('data-backup-failed'))
    .catch(() => null);
  expect([now.length - known.length, failed]).toEqual(now.length > known.length ? [1, null] : [0, 'interrupted']);
  expect(held(await wholeLedger(backups.stage))).toBe(before);
  await page.close();
  return failed ?? 'made';
}

/** The names of the backups that the page lists, newest first. */
function listed(page: Page): Promise<string[]> {
  return page.$$eval('[data-backup]', (rows) => rows.map((row) => row.getAttribute('data-backup') ?? ''));
}

/** What a backup holds, without the moment in which it was made. */
async function content(name: string): Promise<string> {
  const file = await backups.read(name);
  if (name.endsWith('.json')) return held(JSON.parse(file.toString()));
  const opened = await decryptBackup(new Blob([new Uint8Array(file)]), PASSPHRASE);
  return 'file' in opened ? held(JSON.parse(await opened.file.text())) : 'not to be opened';
}
