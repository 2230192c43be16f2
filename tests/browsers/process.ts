/** Profiles on disk, and browsers that are ended the hard way. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

export async function profileFolder(given: string | undefined): Promise<{ profile: string; isTemporary: boolean }> {
  if (given) return { profile: given, isTemporary: false };
  const profile = await mkdtemp(join(tmpdir(), 'upah-profile-'));
  // Also after a crash of a test, or Ctrl+C, when nobody closes anything.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }));
  return { profile, isTemporary: true };
}

export async function removeFolder(path: string): Promise<void> {
  // A browser's last helper may still be writing for a moment.
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Ends the process at once and waits until it is gone. */
export async function killHard(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/** Asks again until the answer is true; throws with `what` when it never is. */
export async function until(what: string, isTrue: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  await untilGiven(what, async () => (await isTrue()) || null, timeoutMs);
}

/** Asks again until there is an answer, and gives it; throws with `what` when there never is one. */
export async function untilGiven<T>(what: string, ask: () => Promise<T | null>, timeoutMs = 15_000): Promise<T> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Loads the extension and gives its id; a browser that refuses it is not left running. */
export async function install(browser: Browser, extension: string): Promise<string> {
  try {
    return await browser.installExtension(extension);
  } catch (error) {
    await browser.close();
    throw new Error(`The browser refused the extension in ${extension}`, { cause: error });
  }
}
