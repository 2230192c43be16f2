/** Browsers that are killed again and again at moments that a seed gives, and what they hold before and after. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { benchCopy } from '../bench/copy';
import { inBenchPage } from '../bench/in-page';
import { removeFolder } from '../browsers/process';
import { exported, type HistoryFile } from '../e2e/exchange';
import { openStage, type Stage } from '../e2e/stage';
import { extensionFolder } from '../practice/build';

/** A browser that dies and comes back, always with the same profile and extension. */
export interface Mortal {
  /** For files of the test; it goes with the rest. */
  folder: string;
  /** The browser that runs now. */
  readonly stage: Stage;
  /** Kills it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again once it is dead. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openMortal(): Promise<Mortal> {
  const folder = await mkdtemp(join(tmpdir(), 'upah-killed-'));
  const profile = join(folder, 'profile');
  const extension = await benchCopy(extensionFolder('chromium'));
  let stage = await openStage({ extension, profile });
  return {
    folder,
    get stage() {
      return stage;
    },
    kill: () => stage.launched.kill(),
    async restart() {
      stage = await openStage({ extension, profile, server: stage.server });
    },
    async close() {
      await stage.close();
      await removeFolder(folder);
      await rm(extension, { recursive: true, force: true });
    },
  };
}

/** Gives a ledger so many tasks, with their stretches of time, as an import does. */
export async function fillLedger({ launched }: Stage, tasks: number): Promise<void> {
  await inBenchPage(launched, launched.extensionUrl(''), `fill(${tasks}, ${Date.now()}, 5)`);
}

/** All that the ledger holds, record by record, once its sums are found to be those of the records. */
export async function wholeLedger(stage: Stage): Promise<HistoryFile> {
  const file = await exported(stage);
  const { launched } = stage;
  const checked = await inBenchPage(launched, launched.extensionUrl(''), 'checkRollups()');
  expect(checked).toEqual({ tasks: file.tasks.length, isEqual: true });
  return file;
}

/** A history file without the moment in which it was made, to be compared. */
export function held({ exportedAt: _, ...history }: HistoryFile): string {
  return JSON.stringify(history);
}
