/** A folder of the worker's own choice, where the browser lets one be picked and remembers it. */
import type { Delivered } from './back-up';

/** What browsers that have folders know of the permission for one; not yet in the types of the platform. */
interface Permitted {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

const WRITING = { mode: 'readwrite' } as const;

/** Whether the folder may be written to without asking: browsers let the permission lapse when they are closed. */
async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (folder as unknown as Permitted).queryPermission(WRITING)) === 'granted';
}

/** Asks the worker again. To be called straight from a click: browsers refuse it anywhere else. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (folder as unknown as Permitted).requestPermission(WRITING)) === 'granted';
}

/** Writes a file into the folder. It appears there under its name when it is complete, and not before. */
export async function writeToFolder(
  folder: FileSystemDirectoryHandle | null,
  file: Blob,
  name: string,
): Promise<Delivered> {
  if (folder === null) return { failed: 'folder-gone' };
  if (!(await mayWrite(folder))) return { failed: 'folder-lapsed' };
  const writing = await folder.getFileHandle(name, { create: true }).then(
    (handle) => handle.createWritable(),
    () => null,
  );
  if (writing === null) return { failed: 'folder-gone' };
  try {
    await writing.write(file);
    await writing.close();
  } catch (error) {
    await writing.abort().catch(() => undefined);
    // An empty file of that name would look like a backup.
    await folder.removeEntry(name).catch(() => undefined);
    throw error;
  }
  return { name, downloadId: null };
}

/** Deletes a file of the folder. @returns whether it is gone, also where it was before */
export async function deleteFromFolder(folder: FileSystemDirectoryHandle | null, name: string): Promise<boolean> {
  if (folder === null || !(await mayWrite(folder))) return false;
  return folder.removeEntry(name).then(
    () => true,
    (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError',
  );
}
