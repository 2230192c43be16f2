import type { LaunchedBrowser } from '../browsers/launch';
import { BENCH_PAGE } from './copy';

/**
 * Calls a function of the bench page of an extension, however long it takes: protocol calls have a limit of their
 * own, so the page works by itself and is asked whether it is done.
 *
 * @throws what the function throws
 */
export async function inBenchPage<T>(launched: LaunchedBrowser, extensionUrl: string, call: string): Promise<T> {
  const page = await launched.newPage(`${extensionUrl}${BENCH_PAGE}`);
  await page.waitForFunction('globalThis.bench');
  await page.evaluate(
    `void bench.${call}.then((value) => { globalThis.outcome = { value: value ?? null }; }, (error) => { globalThis.outcome = { error: String(error) }; })`,
  );
  await page.waitForFunction('globalThis.outcome', { timeout: 0, polling: 500 });
  const outcome = (await page.evaluate('outcome')) as { value?: T; error?: string };
  await page.close();
  if (outcome.error !== undefined) throw new Error(outcome.error);
  return outcome.value as T;
}
