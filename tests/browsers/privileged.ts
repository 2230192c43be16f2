/** What Firefox can do over its remote protocol and the library has no call for. */
import type { Browser, Page } from 'puppeteer-core';
import { until } from './process';

interface BidiConnection {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: Record<string, unknown> }>;
}

function connectionOf(browser: Browser): BidiConnection {
  return (browser as unknown as { connection: BidiConnection }).connection;
}

/**
 * Opens a page of the extension. Firefox loads it and never reports the load, so the library would wait for
 * ever; the page itself is asked instead. Its `url()` goes on saying what was there before.
 */
export async function goToExtensionPage(browser: Browser, page: Page, url: string): Promise<void> {
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  await connectionOf(browser).send('browsingContext.navigate', { context, url, wait: 'none' });
  await until(`${url} to load`, () =>
    page.evaluate((wanted) => location.href === wanted && document.readyState !== 'loading', url).catch(() => false),
  );
}

/**
 * Runs code in Firefox's own chrome scope, through `moz:scope`. For what no page and no extension may do: end
 * an extension's background, or look whether it runs. `code` is the body of an async function; what it
 * returns must be a plain value.
 */
export async function runPrivileged(browser: Browser, code: string): Promise<unknown> {
  const connection = connectionOf(browser);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [context] = tree.result.contexts as { context: string }[];
  if (!context) throw new Error('Firefox shows no window of its own');
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => { ${code} })()`,
    target: { context: context.context },
    awaitPromise: true,
  });
  if (result.type === 'exception') throw new Error(JSON.stringify(result.exceptionDetails));
  return (result.result as { value?: unknown }).value;
}
