/** A browser in which an older version of the extension left its ledger, and what happens once this one is there. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
import type { OnDisk } from '../bench/page/on-disk';
import { removeFolder } from '../browsers/process';
import type { OldVersion } from '../ledger/old-versions';
import { extensionFolder } from '../practice/build';
import { BROWSER_KIND, openStage, type Stage } from './stage';

export interface Updating {
  /** Starts the browser once with an extension that does nothing by itself, and leaves the ledger of a version in it. */
  leave(version: OldVersion, times?: number): Promise<void>;
  /** Looks at what is on the disk in the same way. */
  onDisk(): Promise<OnDisk>;
  /** Starts the browser with this version of the extension, as after an update. */
  start(): Promise<Stage>;
  /** The same, with a background that never comes: a page is then the first to open the ledger, and the only one. */
  startWithoutBackground(): Promise<Stage>;
  close(): Promise<void>;
}

/** One profile and one extension in it, with the page of `tests/bench` besides its own. */
export async function openUpdating(): Promise<Updating> {
  const profile = await mkdtemp(join(tmpdir(), 'upah-updating-'));
  const extension = await benchCopy(extensionFolder(BROWSER_KIND));
  const path = join(extension, 'manifest.json');
  const built = JSON.parse(await readFile(path, 'utf8'));
  const { background: _, content_scripts: __, ...pagesOnly } = built;
  const open = async (manifest: object) => {
    await writeFile(path, JSON.stringify(manifest));
    return openStage({ extension, profile });
  };
  const startWithoutBackground = () => open({ ...pagesOnly, version: '0.0.1' });
  const inBench = async <T>(call: string) => {
    const stage = await startWithoutBackground();
    try {
      return await inBenchPage<T>(stage.launched, stage.launched.extensionUrl(''), call);
    } finally {
      await stage.close();
    }
  };
  return {
    leave: (version, times = 1) => inBench(`leaveOld(${version}, ${times})`),
    onDisk: () => inBench('onDisk()'),
    start: () => open(built),
    startWithoutBackground,
    async close() {
      await removeFolder(profile);
      await rm(extension, { recursive: true, force: true });
    },
  };
}
