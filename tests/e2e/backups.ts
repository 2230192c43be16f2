/** A browser whose worker lets backups be saved, and the folder that they arrive in. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { runPrivileged } from '../browsers/privileged';
import { extensionFolder } from '../practice/build';
import { BROWSER_KIND, openStage, type Stage, until } from './stage';

export interface BackupStage {
  /** Another one after {@link restart}. */
  stage: Stage;
  /** Kills the browser as a crash does, and starts it again. */
  restart(): Promise<void>;
  /** What has arrived among the downloads, whole, by name. */
  arrived(): Promise<string[]>;
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** With a profile of its own, in which downloads go to a folder of this test's. */
export async function openBackupStage(built = extensionFolder(BROWSER_KIND)): Promise<BackupStage> {
  const folder = await mkdtemp(join(tmpdir(), 'upah-backups-'));
  const [profile, downloads] = [join(folder, 'profile'), join(folder, 'downloads')];
  const inFolder = join(downloads, 'Upah');
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(downloads);
  const wanted = { download: { default_directory: downloads, prompt_for_download: false } };
  if (BROWSER_KIND === 'chromium') await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(wanted));
  const extension = await allowing(built, join(folder, 'extension'));
  const begin = async (server?: Stage['server']) => {
    const stage = await openStage({ profile, extension, ...(server ? { server } : {}) });
    if (BROWSER_KIND === 'firefox') await saveIn(stage, downloads);
    return stage;
  };
  const opened: BackupStage = {
    stage: await begin(),
    async restart() {
      await opened.stage.launched.kill();
      opened.stage = await begin(opened.stage.server);
    },
    // Both browsers write under another name first.
    arrived: async () => (await readdir(inFolder).catch(() => [])).filter((name) => /\.(json|upah)$/.test(name)),
    read: (name) => readFile(join(inFolder, name)),
    async close() {
      await opened.stage.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
  return opened;
}

/** Firefox is told where downloads go while it runs, and to press its own buttons. */
function saveIn({ launched }: Stage, downloads: string): Promise<unknown> {
  return runPrivileged(
    launched.browser,
    `Services.prefs.setIntPref('browser.download.folderList', 2);
    Services.prefs.setStringPref('browser.download.dir', ${JSON.stringify(downloads)});
    Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);`,
  );
}

/**
 * The extension as built; in Chromium a copy whose worker has already allowed what it asks for, for there nobody is before
 * the screen to press the browser's button. Firefox can be told to press it.
 */
async function allowing(built: string, copy: string): Promise<string> {
  if (BROWSER_KIND === 'firefox') return built;
  await cp(built, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const { optional_permissions: later, permissions, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, permissions: [...permissions, ...later] }));
  return copy;
}

/** Waits for files beyond those known, and names them. */
export async function newFiles({ arrived }: BackupStage, known: readonly string[]): Promise<string[]> {
  let fresh: string[] = [];
  await until('a backup to arrive', async () => {
    fresh = (await arrived()).filter((name) => !known.includes(name));
    return fresh.length > 0;
  });
  return fresh;
}

/** Presses the button, and waits until the page knows of the backup. */
export function backUpNow(page: Page): Promise<void> {
  return clickAndWait(page, '[data-action=backup-now]');
}

async function clickAndWait(page: Page, button: string): Promise<void> {
  const before = await page.$eval('[data-backup-newest]', (line) => line.getAttribute('data-backup-newest'));
  await page.click(button);
  await page.waitForFunction(
    (old) => document.querySelector('[data-backup-newest]')?.getAttribute('data-backup-newest') !== old,
    {},
    before,
  );
}

/** Switches daily backups on or off, unless they are; on, it waits for the backup that is made at once. */
export async function switchDaily(page: Page, on: boolean): Promise<void> {
  const daily = await page.waitForSelector('#backup-daily');
  if ((await daily?.evaluate((box) => (box as HTMLInputElement).checked)) === on) return;
  if (on) await clickAndWait(page, '#backup-daily');
  else await page.click('#backup-daily');
  await page.waitForSelector(on ? '#backup-daily:checked' : '#backup-daily:not(:checked)');
}

/** Has backups encrypted with a passphrase from now on. */
export async function encryptWith(page: Page, passphrase: string): Promise<void> {
  await page.waitForSelector('#backup-encrypted:not(:checked)');
  await page.click('#backup-encrypted');
  await page.type('#passphrase', passphrase);
  await page.type('#passphrase-again', passphrase);
  await page.click('[data-action=backup-encrypt]');
  await page.waitForFunction(() => !document.querySelector('#passphrase'));
}

/** Lets so much time have passed since the newest backup, in milliseconds. */
export async function ageBackup(page: Page, ms: number): Promise<void> {
  await page.evaluate(
    (age) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('upah');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('meta', 'readwrite');
          const meta = writing.objectStore('meta');
          const asking = meta.get('backup');
          asking.onsuccess = () => {
            const { key, value } = asking.result;
            meta.put({ key, value: { ...value, madeAt: value.madeAt - age } });
          };
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    ms,
  );
}
