/** The history page as a worker uses it: a file goes in, a file comes out. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { HistoryPayment, HistoryRequester, HistorySpan, HistoryTask } from '../../lib/exchange/history-schema';
import { runPrivileged } from '../browsers/privileged';
import { type Stage, until } from './stage';

/** What the page says of an import: the counts for machines, and the lines it did not take. */
export interface ImportShown {
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  lines: { reason: string; text: string }[];
  /** All of it, as it is read. */
  text: string;
}

/** What an export holds. */
export interface HistoryFile {
  format: string;
  version: number;
  exportedAt: string;
  tasks: HistoryTask[];
  spans: HistorySpan[];
  payments: HistoryPayment[];
  requesters: HistoryRequester[];
  ratings: unknown[];
}

/** Chooses a file with this text in an open history page, and waits for the outcome. */
export async function importText(page: Page, name: string, text: string): Promise<ImportShown> {
  const folder = await mkdtemp(join(tmpdir(), 'upah-import-'));
  try {
    const path = join(folder, name);
    await writeFile(path, text);
    return await importPath(page, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Chooses a file in an open history page, and waits for the outcome. */
export async function importPath(page: Page, path: string): Promise<ImportShown> {
  const input = (await page.waitForSelector('input[data-action=import]')) as Awaited<
    ReturnType<typeof page.$<'input'>>
  >;
  // What an import before this one said must not be taken for the answer.
  await page.$$eval('[data-import-result]', (results) => results.map((result) => result.setAttribute('data-old', '')));
  await input?.uploadFile(path);
  await page.waitForSelector('[data-import-result]:not([data-old])');
  return page.$eval('[data-import-result]', (result) => ({
    added: Number(result.getAttribute('data-added')),
    updated: Number(result.getAttribute('data-updated')),
    unchanged: Number(result.getAttribute('data-unchanged')),
    rejected: Number(result.getAttribute('data-rejected')),
    lines: [...result.querySelectorAll('[data-reason]')].map((line) => ({
      reason: line.getAttribute('data-reason') ?? '',
      text: line.textContent ?? '',
    })),
    text: result.textContent ?? '',
  }));
}

/** A history page in front. */
export async function openHistory({ launched }: Stage): Promise<Page> {
  const page = await launched.newPage(launched.extensionUrl('history.html'));
  await page.waitForSelector('button[data-action=export-json]');
  return page;
}

/** Brings a file in through a history page that opens and closes again. */
export async function bringIn(stage: Stage, name: string, text: string): Promise<ImportShown> {
  const page = await openHistory(stage);
  try {
    return await importText(page, name, text);
  } finally {
    await page.close();
  }
}

/** Everything the extension holds, as its export gives it; taken from the page, before it is a download. */
export async function exported(stage: Stage): Promise<HistoryFile> {
  return JSON.parse(await fileBehind(await stage.extensionPage(), 'export-json'));
}

/** The text of the file that a button of a page hands over, taken before it is a download. */
export async function fileBehind(page: Page, action: string): Promise<string> {
  await page.waitForSelector(`[data-action=${action}]:not([disabled])`);
  return page.evaluate(
    (button) =>
      new Promise<string>((resolve, reject) => {
        URL.createObjectURL = (file) => {
          (file as Blob).text().then(resolve, reject);
          return 'about:blank#taken';
        };
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector<HTMLElement>(button)?.click();
      }),
    `[data-action=${action}]`,
  );
}

/** Presses the button and waits for the file that the browser saves. */
export async function downloaded(stage: Stage, page: Page): Promise<{ name: string; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'upah-downloads-'));
  try {
    await saveDownloadsIn(stage, folder);
    await page.click('[data-action=export-json]');
    let name = '';
    await until('the download to end', async () => {
      const [first = '', ...others] = await readdir(folder);
      name = first;
      // Both browsers write under another name first.
      return others.length === 0 && first.endsWith('.json') && (await readFile(join(folder, first))).length > 0;
    });
    return { name, text: await readFile(join(folder, name), 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Where files that pages hand over are saved, until the browser ends. */
export async function saveDownloadsIn({ kind, launched }: Stage, folder: string): Promise<void> {
  if (kind === 'chromium') {
    const session = await launched.browser.target().createCDPSession();
    // The browser forgets it with the session, so that one stays.
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    return;
  }
  await runPrivileged(
    launched.browser,
    `Services.prefs.setIntPref('browser.download.folderList', 2);
    Services.prefs.setStringPref('browser.download.dir', ${JSON.stringify(folder)});`,
  );
}
