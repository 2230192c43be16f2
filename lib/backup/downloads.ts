/** The browser's downloads: a permission of its own, asked for when the worker switches backups on. */
import type { Downloads } from 'webextension-polyfill';
import { browser } from '../browser';
import type { Delivered } from './back-up';

/** The folder among the downloads that backups lie in. */
const FOLDER = 'Upah';

/** What Chromium needs besides: its background can hand no file over, and a page out of sight can. It asks nothing for it. */
const HIDDEN_PAGE = import.meta.env.FIREFOX ? [] : ['offscreen'];

const PERMISSIONS = { permissions: ['downloads', ...HIDDEN_PAGE] as 'downloads'[] };
const FOR_A_FOLDER = { permissions: HIDDEN_PAGE as 'downloads'[] };

/** Whether a backup may be made without a page in sight. */
export function mayBackUpUnseen(to: 'downloads' | 'folder'): Promise<boolean> {
  return browser.permissions.contains(to === 'folder' ? FOR_A_FOLDER : PERMISSIONS);
}

/** Asks for that. To be called straight from a click: browsers refuse it anywhere else. */
export function askToBackUpUnseen(to: 'downloads' | 'folder'): Promise<boolean> {
  return browser.permissions.request(to === 'folder' ? FOR_A_FOLDER : PERMISSIONS);
}

/** Gives back what was asked for; a browser in which it was given for good keeps it. */
export async function giveBackPermissions(): Promise<void> {
  await browser.permissions.remove(PERMISSIONS).catch(() => false);
}

export function maySeeDownloads(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['downloads'] });
}

/** Saves what lies at an address of the extension's own, and waits until it is there. */
export async function saveAmongDownloads(url: string, name: string): Promise<Delivered> {
  const { downloads } = browser;
  const filename = `${FOLDER}/${name}`;
  const downloadId = await downloads.download({ url, filename, saveAs: false, conflictAction: 'uniquify' });
  const ended = await endOf(downloads, downloadId);
  if (ended.state === 'complete') return { name: lastPart(ended.filename), downloadId };
  return { failed: ended.error?.startsWith('USER_') ? 'cancelled' : 'failed' };
}

function endOf(downloads: Downloads.Static, id: number): Promise<Downloads.DownloadItem> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const [item] = await downloads.search({ id });
      if (item?.state === 'in_progress') return;
      downloads.onChanged.removeListener(changed);
      if (item) resolve(item);
      else reject(new Error(`There is no download ${id}`));
    };
    const changed = (change: { id: number }) => {
      if (change.id === id) look().catch(reject);
    };
    downloads.onChanged.addListener(changed);
    // It may have ended before anybody listened.
    look().catch(reject);
  });
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Deletes a file that was downloaded. @returns whether it is gone, also where it was before */
export async function deleteDownload(id: number): Promise<boolean> {
  const { downloads } = browser;
  const [item] = await downloads.search({ id });
  // The browser forgets downloads when the worker clears the list; where the file is then, it does not tell.
  if (item === undefined) return false;
  // It also fails where the file is gone already; only then does the browser look after it.
  const isRemoved = await downloads.removeFile(id).then(
    () => true,
    async () => (await downloads.search({ id }))[0]?.exists === false,
  );
  if (!isRemoved) return false;
  await downloads.erase({ id });
  return true;
}
