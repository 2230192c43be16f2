/**
 * The copy that is put aside before a new version of the extension changes how records are stored: the history file of the
 * old records, in a database of its own, where no migration reaches it. It is kept until the next such change.
 *
 * The migration itself is one transaction of the browser's and so leaves the old records or the new ones, whatever
 * interrupts it. The copy is for a migration that ends well and was wrong.
 */
import { exportHistory } from '../exchange/export';
import { openDatabase, rawSource, requested, tableOf } from './raw-database';

/** What there is to know of a copy. It is written last, with the end of the file: a copy without it is none. */
export interface UpgradeCopy {
  /** The version of the database that it was made of. */
  fromVersion: number;
  /** When, in milliseconds since the epoch. */
  at: number;
  sizeBytes: number;
}

const ABOUT = 'about';
const PARTS = 'parts';
const PART_BYTES = 4_194_304;

const ATTEMPTS = 2;
const PAUSE_MS = 500;

/**
 * Makes the copy of a database as an older version left it, unless there is one already; older copies go once it is there.
 *
 * @returns whether there is a copy. Where there is none, most likely for lack of space, the migration goes on all the same:
 *   to refuse would stop the timer for good, and an upgrade that has no room leaves the old records as they are.
 */
export async function copyBeforeUpgrade(name: string, fromVersion: number, now: number): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      if ((await aboutCopy(copyName(name, fromVersion)))?.fromVersion !== fromVersion) {
        await makeCopy(name, fromVersion, now);
      }
      await dropCopies(name, (copy) => copy !== copyName(name, fromVersion));
      return true;
    } catch (error) {
      console.error(error);
      // In a background that is being ended every request fails. It does not live to see the end of this pause, and must
      // not upgrade without a copy in its last moment.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  await dropDatabase(copyName(name, fromVersion)).catch(() => undefined);
  return false;
}

/** The copy made before the last upgrade, if one was and it is whole. */
export async function newestCopy(name: string): Promise<UpgradeCopy | null> {
  const copies = await Promise.all((await copyNames(name)).map(aboutCopy));
  return copies.reduce((newest, copy) => ((copy?.at ?? 0) > (newest?.at ?? 0) ? copy : newest), null);
}

/** The file of a copy; `null` where it is gone. */
export async function readCopy(name: string, { fromVersion }: UpgradeCopy): Promise<Blob | null> {
  const copy = await openDatabase(copyName(name, fromVersion), makeStores);
  try {
    const parts = await requested<ArrayBuffer[]>(tableOf(copy, PARTS).getAll());
    return parts.length === 0 ? null : new Blob(parts, { type: 'application/json' });
  } finally {
    copy.close();
  }
}

/** Deletes all copies, as when what they hold is erased. */
export async function dropCopies(name: string, isUnwanted: (copy: string) => boolean = () => true): Promise<void> {
  for (const copy of (await copyNames(name)).filter(isUnwanted)) await dropDatabase(copy);
}

async function makeCopy(name: string, fromVersion: number, at: number): Promise<void> {
  await dropDatabase(copyName(name, fromVersion));
  const [from, to] = [await openDatabase(name), await openDatabase(copyName(name, fromVersion), makeStores)];
  try {
    const file = await exportHistory(rawSource(from), at);
    for (let start = 0; start < file.size; start += PART_BYTES) {
      const part = await file.slice(start, start + PART_BYTES).arrayBuffer();
      await requested(tableOf(to, PARTS, 'readwrite').add(part));
    }
    const about: UpgradeCopy = { fromVersion, at, sizeBytes: file.size };
    await requested(tableOf(to, ABOUT, 'readwrite').put(about, ABOUT));
  } finally {
    from.close();
    to.close();
  }
}

async function aboutCopy(copyOf: string): Promise<UpgradeCopy | null> {
  if (!(await indexedDB.databases()).some(({ name }) => name === copyOf)) return null;
  const copy = await openDatabase(copyOf, makeStores);
  try {
    return (await requested<UpgradeCopy | undefined>(tableOf(copy, ABOUT).get(ABOUT))) ?? null;
  } finally {
    copy.close();
  }
}

function makeStores(copy: IDBDatabase): void {
  copy.createObjectStore(ABOUT);
  copy.createObjectStore(PARTS, { autoIncrement: true });
}

function copyName(name: string, fromVersion: number): string {
  return `${name}-of-version-${fromVersion}`;
}

async function copyNames(name: string): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap((one) => (one.name?.startsWith(`${name}-of-version-`) ? [one.name] : []));
}

async function dropDatabase(name: string): Promise<void> {
  await requested(indexedDB.deleteDatabase(name));
}
