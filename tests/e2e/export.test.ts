/** Files that a worker makes of some days, and the statement about them, in the browser they are made in. */
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIODS } from '../../lib/ledger/views';
import { readFigures } from '../practice/figures';
import { bringIn, type HistoryFile } from './exchange';
import { openPage } from './pages';
import { afternoonZone, busyMorning, busyPast } from './past';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  process.env.TZ = afternoonZone();
  stage = await openStage();
  const past = busyMorning(busyPast()).task({ requester: '=1+1', reward: 0.3, seconds: 60, title: '@SUM(A1), "x"' });
  await bringIn(stage, 'history.json', past.file());
  const log =
    'hit,reward_usd,accept_utc,submit_utc,status,requester_id\nOLD,0.25,2026-03-02 10:00:00,2026-03-02 10:05:00,Approved,AONE\n';
  await bringIn(stage, 'log.csv', log);
});
afterAll(() => stage?.close());

/** The file that a button of the page hands to the browser, and its name; taken before it is a download. */
function fileOf(page: Page, action: string): Promise<{ name: string; text: string }> {
  return page.evaluate(
    (selector) =>
      new Promise<{ name: string; text: string }>((resolve, reject) => {
        let file: Blob | null = null;
        URL.createObjectURL = (given) => {
          file = given as Blob;
          return 'about:blank#taken';
        };
        HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
          file?.arrayBuffer().then((bytes) => {
            // Unlike `Blob.text()` this keeps a byte order mark.
            const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
            resolve({ name: this.download, text });
          }, reject);
        };
        document.querySelector<HTMLElement>(selector)?.click();
      }),
    `[data-action="${action}"]:not([disabled])`,
  );
}

describe('a file of some days', () => {
  it('is CSV that holds what was chosen, without what was left out', async () => {
    const page = await openPage(stage, 'history.html');
    const all = await fileOf(page, 'export-csv-tasks');
    expect(all.name).toMatch(/^upah-tasks-\d{4}-\d\d-\d\d\.csv$/);
    expect(all.text.startsWith('\uFEFFplatform,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(all.text.slice(1), { header: true, skipEmptyLines: true });
    const hostile = data.find(({ requester_name }) => requester_name === "'=1+1");
    expect(hostile).toMatchObject({ title: '\'@SUM(A1), "x"', reward: '0.3', time_s: '60' });
    expect(data.find(({ task_id }) => task_id === 'OLD')).toMatchObject({
      clock: 'elapsed',
      focused_s: '',
      elapsed_s: '300',
    });

    await page.select('#export-period', 'today');
    await page.click('#export-without-names');
    await page.click('#export-without-ids');
    await page.click('#export-without-titles');
    const some = await fileOf(page, 'export-csv-tasks');
    const rows = Papa.parse<Record<string, string>>(some.text.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(data.length);
    for (const word of ['1+1', 'SUM', 'Lantern', 'LANTERN', 'task_id', ...data.map(({ task_id = '' }) => task_id)]) {
      expect(some.text).not.toContain(word);
    }
    await page.close();
  });

  it('begins as its first lines are shown', async () => {
    const page = await openPage(stage, 'history.html');
    await page.select('#export-shown', 'csv-days');
    await page.waitForSelector('[data-export-preview=csv-days] td');
    const shown = await page.$$eval('[data-export-preview] tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );
    const { text } = await fileOf(page, 'export-csv-days');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ',' }).data.slice(0, shown.length)).toEqual(shown);
    await page.close();
  });

  it('that is cancelled is not handed to the browser', async () => {
    const page = await openPage(stage, 'history.html');
    const handed = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let files = 0;
          URL.createObjectURL = () => {
            files += 1;
            return 'about:blank#taken';
          };
          HTMLAnchorElement.prototype.click = () => {};
          const cancelled = new MutationObserver(() => {
            const button = document.querySelector<HTMLElement>('[data-action="export-cancel"]');
            // The button is there from the first moment, before anything of the log is read.
            if (button) button.click();
            else if (document.querySelector('#export > [role="status"]')?.textContent) resolve(files);
          });
          cancelled.observe(document.body, { childList: true, subtree: true, characterData: true });
          document.querySelector<HTMLElement>('[data-action="export-csv-tasks"]')?.click();
        }),
    );
    expect(handed).toBe(0);
    expect(await page.$eval('#export > [role="status"]', (status) => status.textContent)).toBe(
      'Cancelled. No file was made.',
    );
    await page.close();
  });
});

describe('the statement', () => {
  const day = (daysAgo: number): string => {
    const at = new Date();
    at.setDate(at.getDate() - daysAgo);
    return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  };

  const HASHES = {
    today: () => `#from=${day(0)}&to=${day(0)}&platforms=mturk`,
    week: () => `#from=${day(6)}&to=${day(0)}`,
    month: () => `#from=${day(29)}&to=${day(0)}&platforms=mturk`,
    all: () => '#platforms=mturk',
  };

  it('has the figures of the popup, in every period', async () => {
    const page = await openPage(stage, 'statement.html#from=2020-01-01&to=2020-01-01');
    for (const period of PERIODS) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, HASHES[period]());
      await page.waitForSelector(`[data-period="${period}"]`);
      const stated = await readFigures(page, period);
      const popup = new Map((await stage.figures(period)).map((figure) => [figure.name, figure]));
      const names = [
        'real-pay',
        'confirmed-pay',
        'on-task-pay',
        'earned',
        'confirmed',
        'pending',
        'work-time',
        'task-time',
      ];
      const more = ['unpaid-time', 'unpaid-share', 'tasks', 'searching-time', 'rejected-time'];
      expect(stated.map(({ name }) => name)).toEqual(expect.arrayContaining([...names, ...more]));
      for (const figure of stated) expect(popup.get(figure.name), `${period} ${figure.name}`).toEqual(figure);
    }
    await page.close();
  });

  it('has the hash of the records that it hands out, and they are those of its days', async () => {
    const page = await openPage(stage, 'history.html');
    await page.select('#export-period', 'week');
    const address = await page.$eval('[data-action="open-statement"]', (link) => link.getAttribute('href') ?? '');
    await page.close();
    const statement = await openPage(stage, address);
    await statement.waitForSelector('[data-statement=made]');
    const hash = await statement.$eval('[data-sha256]', (code) => code.textContent);
    const { name, text } = await fileOf(statement, 'statement-json');
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    expect(name).toBe(`upah-statement-${day(6)}-to-${day(0)}.json`);
    const history: HistoryFile = JSON.parse(text);
    expect(history).toMatchObject({ format: 'upah-history', version: 1 });
    expect(history.tasks.length).toBeGreaterThan(10);
    expect(history.tasks.filter(({ taskId }) => taskId === 'OLD')).toEqual([]);
    await statement.close();
    expect(await bringIn(stage, name, text)).toMatchObject({ added: 0, updated: 0, rejected: 0 });
  });

  it('says what is wrong with an address that names no days', async () => {
    const page = await stage.launched.newPage(stage.launched.extensionUrl('statement.html#from=soon'));
    await page.waitForSelector('.warning');
    expect(await page.$('[data-figure]')).toBeNull();
    await page.close();
  });
});

// The last, for the ledger then has its tasks twice.
it('a history without ids names nothing, is as it was shown, and comes in under ids of its own', async () => {
  const page = await openPage(stage, 'history.html');
  const whole: HistoryFile = JSON.parse((await fileOf(page, 'export-history')).text);
  for (const part of ['titles', 'names', 'ids']) await page.click(`#export-without-${part}`);
  await page.select('#export-shown', 'history');
  await page.waitForFunction(() =>
    document.querySelector('[data-export-preview=history] pre')?.textContent?.includes('"requester-'),
  );
  const shown = await page.$eval('[data-export-preview=history] pre', (lines) => lines.textContent ?? '');
  const { name, text } = await fileOf(page, 'export-history');
  await page.close();
  // The moment it was made is in the marks of its ids too.
  const plain = (of: string) =>
    of.replace(/"exportedAt":"[^"]+"/, '').replace(/"([a-z]+)-[0-9a-z]+-(\d+)"/g, '"$1-$2"');
  expect(plain(text).startsWith(plain(shown))).toBe(true);
  const real = whole.tasks.flatMap(({ taskId, assignmentId, requesterId }) => [taskId, assignmentId, requesterId]);
  expect(real.length).toBeGreaterThan(30);
  expect(real.filter((id) => id !== null && (text.includes(`"${id}"`) || text.includes(`:${id}"`)))).toEqual([]);
  const before = (await stage.figures('all')).find((figure) => figure.name === 'tasks');
  const added = whole.tasks.length;
  expect(await bringIn(stage, name, text)).toMatchObject({ added, updated: 0, unchanged: 0, rejected: 0 });
  expect(await bringIn(stage, name, text)).toMatchObject({ added: 0, updated: 0, unchanged: added, rejected: 0 });
  const after = (await stage.figures('all')).find((figure) => figure.name === 'tasks');
  expect(Number(after?.value)).toBe(2 * Number(before?.value));
});
