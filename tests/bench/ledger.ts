/** What the ledger's sums cost beside the bare database, and attribution beside sorting. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributeNextSubmit } from '../../lib/time/attribution';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { generateLog } from '../fixtures/logs/generate-log';
import { extensionFolder } from '../practice/build';
import { benchCopy } from './copy';
import { inOrderOfPay, longTasksWhile, scrolled, typedSearch } from './history-page';
import { importInPage, watchedHistory } from './import-in-page';
import { inBenchPage } from './in-page';
import { type Line, median, said } from './lines';
import type { TimedSearch } from './page/search';
import { randomFrom } from './random';

const ROWS = 100_000;
const FEW_ROWS = 1_000;
const INTERVALS = 100_000;
const RUNS = 5;

interface Timed {
  ms: number;
  baselineMs: number;
}

interface Imported {
  ms: number;
  indexedMs: number;
  keyOnlyMs: number;
}

/** The page's thread must be free again within this. */
const MOST_TASK_MS = 100;

export async function benchLedger(): Promise<Line[]> {
  const extension = await benchCopy(extensionFolder('chromium'));
  const launched = await launchBrowser('chromium', { extension, hosts: [], port: 1 });
  try {
    said(`importing ${ROWS} rows …`);
    const imported = await inBenchPage<Imported>(launched, launched.extensionUrl(''), `timeImport(${ROWS})`);
    said(`importing a file of ${ROWS} rows through the history page …`);
    const responsive = await benchResponsiveness(launched);
    said(`using the history page over ${2 * ROWS} tasks …`);
    const used = await benchHistoryPage(launched);
    said(`rebuilding the sums of ${ROWS} tasks …`);
    const rebuilt = await inBenchPage<Timed>(launched, launched.extensionUrl(''), `timeRebuild(${ROWS})`);
    said(`marking pages of offers over ${ROWS} tasks …`);
    const offersOf = (tasks: number) =>
      inBenchPage<number>(launched, launched.extensionUrl(''), `timeOffers(${tasks})`);
    const [few, many] = [await offersOf(FEW_ROWS), await offersOf(ROWS)];
    said(`searching ${ROWS} tasks …`);
    const searched = await inBenchPage<TimedSearch>(launched, launched.extensionUrl(''), `timeSearch(${ROWS})`);
    return [
      {
        ...{ bench: 'history-search', n: ROWS, ms: searched.ms, baseline: searched.baselineMs },
        more: { longest_task_ms: searched.longestTaskMs },
      },
      { bench: 'offers-of-a-page-vs-over-1000-tasks', n: ROWS, ms: many, baseline: few },
      // The baseline is IndexedDB itself, past Dexie: the same records put into a store with the ledger's own indexes, two
      // thousand in a transaction and as durable, but with no journal, no sums and no look at what is there. The second line
      // is beside a store that has a key and no index, and could find nothing but by its key.
      { bench: 'import-vs-bare-writes', n: ROWS, ms: imported.ms, baseline: imported.indexedMs },
      { bench: 'import-vs-bare-writes-without-indexes', n: ROWS, ms: imported.ms, baseline: imported.keyOnlyMs },
      responsive,
      used,
      { bench: 'rebuild-vs-reading', n: ROWS, ms: rebuilt.ms, baseline: rebuilt.baselineMs },
    ];
  } finally {
    await launched.close();
  }
}

/** The longest task of the page's thread while it brings a file in. */
async function benchResponsiveness(launched: LaunchedBrowser): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'upah-bench-import-'));
  try {
    const path = join(folder, 'log.csv');
    await writeFile(path, generateLog({ rows: ROWS, seed: 5, startsAt: Date.UTC(2024, 0, 1) }));
    const page = await watchedHistory(launched);
    const { ms, longestTaskMs, tasksOver50 } = await importInPage(page, path);
    await page.close();
    const more = { import_ms: ms, tasks_over_50_ms: tasksOver50 };
    return { bench: 'longest-task-of-an-import-vs-100-ms', n: ROWS, ms: longestTaskMs, baseline: MOST_TASK_MS, more };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The longest task of the page's thread while the history page is used, over a log that an import and a fill left. */
async function benchHistoryPage(launched: LaunchedBrowser): Promise<Line> {
  await inBenchPage(launched, launched.extensionUrl(''), `fill(${ROWS}, Date.now(), 1)`);
  const longest = async (use: typeof typedSearch) => Math.max(0, ...(await longTasksWhile(launched, use)));
  const more = {
    opened_ms: await longest(async () => {}),
    typed_ms: await longest(typedSearch),
    scrolled_ms: await longest(scrolled),
    put_in_order_ms: await longest(inOrderOfPay),
  };
  const ms = Math.max(...Object.values(more));
  return { bench: 'longest-task-of-the-history-page-vs-100-ms', n: 2 * ROWS, ms, baseline: MOST_TASK_MS, more };
}

export function benchAttribution(): Line {
  const random = randomFrom(5);
  const intervals = Array.from({ length: INTERVALS }, () => {
    const startedAt = Math.floor(random() * 1e9);
    return { startedAt, endedAt: startedAt + Math.floor(random() * 1e5) };
  });
  const timed = (work: () => unknown) => {
    const times = Array.from({ length: RUNS }, () => {
      const before = performance.now();
      work();
      return performance.now() - before;
    });
    return median(times);
  };
  return {
    bench: 'attribution-vs-sort',
    n: INTERVALS,
    ms: timed(() => attributeNextSubmit(intervals)),
    baseline: timed(() => [...intervals].sort((a, b) => a.endedAt - b.endedAt)),
  };
}
