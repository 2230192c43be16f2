import { setTimeout as wait } from 'node:timers/promises';
import { ProtocolError } from 'puppeteer-core';
import type { LaunchedBrowser } from '../browsers/launch';
import { BENCH_PAGE } from './copy';

/** How often a page is asked whether it is done. */
const ASK_EVERY_MS = 500;

/**
 * Calls a function of the bench page of an extension, however long it takes: what is asked of a page must be
 * answered within minutes, so the page works by itself and is asked whether it is done.
 *
 * @throws what the function throws
 */
export async function inBenchPage<T>(launched: LaunchedBrowser, extensionUrl: string, call: string): Promise<T> {
  const page = await launched.newPage(`${extensionUrl}${BENCH_PAGE}`);
  await page.waitForFunction('globalThis.bench');
  await page.evaluate(
    `void bench.${call}.then((value) => { globalThis.outcome = { value: value ?? null }; }, (error) => { globalThis.outcome = { error: String(error) }; })`,
  );
  for (;;) {
    await wait(ASK_EVERY_MS);
    const outcome = await page.evaluate('globalThis.outcome').catch(tooBusyToAnswer);
    if (!outcome) continue;
    await page.close();
    const { value, error } = outcome as { value?: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return value as T;
  }
}

function tooBusyToAnswer(error: unknown): undefined {
  if (!(error instanceof ProtocolError) || !error.message.includes('timed out')) throw error;
}
