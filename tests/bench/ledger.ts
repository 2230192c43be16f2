/** What the ledger's sums cost beside the bare database, and attribution beside sorting. */
import { attributeNextSubmit } from '../../lib/time/attribution';
import { launchBrowser } from '../browsers/launch';
import { extensionFolder } from '../practice/build';
import { benchCopy } from './copy';
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

export async function benchLedger(): Promise<Line[]> {
  const extension = await benchCopy(extensionFolder('chromium'));
  const launched = await launchBrowser('chromium', { extension, hosts: [], port: 1 });
  try {
    said(`importing ${ROWS} rows …`);
    const imported = await inBenchPage<Timed>(launched, launched.extensionUrl(''), `timeImport(${ROWS})`);
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
      { bench: 'import-vs-bare-writes', n: ROWS, ms: imported.ms, baseline: imported.baselineMs },
      { bench: 'rebuild-vs-reading', n: ROWS, ms: rebuilt.ms, baseline: rebuilt.baselineMs },
    ];
  } finally {
    await launched.close();
  }
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
