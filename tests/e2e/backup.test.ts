/** Backups: every day into the downloads without a page in sight, encrypted, and deleted when the worker says so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decryptBackup } from '../../lib/backup/encryption';
import { ageBackup, type BackupStage, backUpNow, encryptWith, newFiles, openBackupStage, switchDaily } from './backups';
import { bringIn, type HistoryFile, openHistory } from './exchange';
import { alarms } from './in-extension';
import { noonDaysAgo, Past } from './past';
import { type Stage, until } from './stage';

const TITLE = 'Everyday choices';
const PASSPHRASE = 'sembilan kuda hitam';

let backups: BackupStage;
let stage: Stage;
beforeAll(async () => {
  backups = await openBackupStage();
  stage = backups.stage;
  const past = new Past(noonDaysAgo(9)).tasks({ reward: 0.5, seconds: [90, 110, 120], title: TITLE }).bonus(0.3);
  await bringIn(stage, 'history.json', past.file());
});
afterAll(() => backups?.close());

async function held(name: string): Promise<HistoryFile> {
  return JSON.parse((await backups.read(name)).toString());
}

it('a backup is made when daily ones are switched on, again a day later without a page in sight, and none once off', async () => {
  const page = await openHistory(stage);
  await switchDaily(page, false);
  const known = await backups.arrived();
  expect(await alarms(page)).not.toContain('backup');
  await switchDaily(page, true);
  const first = await newFiles(backups, known);
  expect(first[0]).toMatch(/^upah-backup-\d{4}-\d\d-\d\d-\d{4}.*\.json$/);
  expect((await held(first[0] ?? '')).tasks.map(({ title }) => title)).toEqual([TITLE, TITLE, TITLE]);
  await page.waitForSelector(`[data-backup="${first[0]}"]`);
  await until('the next to be planned', async () => (await alarms(page)).includes('backup'));

  await ageBackup(page, 25 * 3_600_000);
  await page.close();
  await stage.launched.killBackground();
  const popup = await stage.launched.openPopup();
  const second = await newFiles(backups, [...known, ...first]);
  expect((await held(second[0] ?? '')).tasks).toHaveLength(3);
  await popup.close();

  const again = await openHistory(stage);
  await again.waitForSelector(`[data-backup="${second[0]}"]`);
  await switchDaily(again, false);
  await until('the alarm to be cleared', async () => !(await alarms(again)).includes('backup'));
  await again.close();
});

it('an encrypted backup tells nothing without its passphrase', async () => {
  const page = await openHistory(stage);
  await switchDaily(page, true);
  const known = await backups.arrived();
  await encryptWith(page, PASSPHRASE);
  await backUpNow(page);
  const [name = ''] = await newFiles(backups, known);
  expect(name).toMatch(/\.upah$/);
  const file = await backups.read(name);
  expect(file.includes(TITLE)).toBe(false);
  const opened = await decryptBackup(new Blob([new Uint8Array(file)]), PASSPHRASE);
  expect('file' in opened && JSON.parse(await opened.file.text()).tasks).toHaveLength(3);
  await page.click('#backup-encrypted');
  await page.waitForSelector('#backup-encrypted:not(:checked)');
  await page.close();
  await opensByPassphrase(name, file);
});

/** Chooses an encrypted backup where files are brought in: with another passphrase nothing happens, with its own all is known. */
async function opensByPassphrase(name: string, file: Buffer): Promise<void> {
  const page = await openHistory(stage);
  const folder = await mkdtemp(join(tmpdir(), 'upah-locked-'));
  const path = join(folder, name);
  await writeFile(path, file);
  const input = await page.$<'input'>('input[data-action=import]' as 'input');
  await input?.uploadFile(path);
  await page.waitForSelector('#import-passphrase');
  await page.type('#import-passphrase', 'another one');
  await page.click('[data-action=backup-open]');
  await page.waitForSelector('[data-passphrase=passphrase-wrong]');
  await page.$eval('#import-passphrase', (field) => (field as HTMLInputElement).select());
  await page.type('#import-passphrase', PASSPHRASE);
  await page.click('[data-action=backup-open]');
  await page.waitForSelector('[data-import-result][data-added="0"][data-updated="0"][data-unchanged="3"]');
  await rm(folder, { recursive: true });
  await page.close();
}

it('a backup is deleted after a second question, and no other is touched', async () => {
  const page = await openHistory(stage);
  await switchDaily(page, true);
  const before = await backups.arrived();
  await backUpNow(page);
  const [name = ''] = await newFiles(backups, before);
  const row = `[data-backup="${name}"]`;
  await page.waitForSelector(row);
  await page.click(`${row} [data-action=backup-delete]`);
  await page.waitForSelector(`${row} [data-action=backup-delete-yes]`);
  expect(await backups.arrived()).toContain(name);
  await page.click(`${row} [data-action=backup-delete-yes]`);
  await page.waitForFunction((gone) => !document.querySelector(gone), {}, row);
  expect(new Set(await backups.arrived())).toEqual(new Set(before));
  await page.close();
});
