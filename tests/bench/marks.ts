/** What marks cost a list of 100 rows: time of our script, moves of the page's layout, and time to load, beside the same page unmarked. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { bringIn } from '../e2e/exchange';
import { idOf, noonDaysAgo, Past } from '../e2e/past';
import { openStage, type Stage } from '../e2e/stage';
import { extensionFolder } from '../practice/build';
import { WORKER_ORIGIN } from '../practice/hosts';
import { type Line, median, said } from './lines';

const ROWS = 100;
const REQUESTERS = 25;
const RUNS = 41;
/** What the page before set going is over then. */
const RESTS_MS = 250;
const LIST = `${WORKER_ORIGIN}/projects`;
/** What a trace calls the running of what promises go on with. */
const MICROTASKS = 'RunMicrotasks';
/** How a trace names the script that is measured, and one that runs in every page. */
const MARKS = '/marks.js"';
const READER = '/mturk.js"';

export async function benchMarks(): Promise<Line[]> {
  said(`a list of ${ROWS} rows …`);
  const built = extensionFolder('chromium');
  const stages = [await openStage({ extension: built }), await openStage({ extension: withoutMarks(built) })];
  try {
    const [marked, unmarked] = (await Promise.all(stages.map(prepare))) as [Page, Page];
    for (const page of [marked, unmarked]) await watchShifts(page);
    const loads = { marked: [] as number[], unmarked: [] as number[] };
    const scripts = { marked: [] as number[], unmarked: [] as number[], wall: [] as number[] };
    const shifts: number[] = [];
    // The first round warms up, and is not counted.
    for (let run = 0; run <= RUNS; run += 1) {
      // By turns, for the one that follows the other finds the computer warmer.
      for (const which of run % 2 === 0 ? (['marked', 'unmarked'] as const) : (['unmarked', 'marked'] as const)) {
        const ms = await timeToLoad(which === 'marked' ? marked : unmarked);
        if (run > 0) loads[which].push(ms);
        if (which === 'unmarked') continue;
        await allMarked(marked);
        shifts.push(await shiftsOf(marked));
      }
    }
    for (let run = 0; run <= RUNS; run += 1) {
      const { ownMs, wallMs } = await scriptTime(marked, MARKS);
      const others = await scriptTime(unmarked, null);
      if (run === 0) continue;
      scripts.marked.push(ownMs);
      scripts.unmarked.push(others.ownMs);
      scripts.wall.push(wallMs - others.wallMs);
    }
    const scriptMs = median(scripts.marked) - median(scripts.unmarked);
    const baseline = median(loads.unmarked);
    const most = Math.max(...shifts);
    return [
      { bench: 'marks-page-load', n: ROWS, ms: median(loads.marked), baseline, more: { layout_shift: most } },
      { bench: 'marks-script', n: ROWS, ms: scriptMs, baseline, more: { wall_ms: median(scripts.wall) } },
    ];
  } finally {
    for (const stage of stages) await stage.close();
  }
}

/** The same offers and the same past in each browser. @returns the page that is to show them */
async function prepare(stage: Stage): Promise<Page> {
  const past = new Past(noonDaysAgo(2));
  for (let row = 0; row < ROWS; row += 1) {
    const requester = `Requester ${row % REQUESTERS}`;
    const { groupId, title } = stage.addTask({ requester, requesterId: idOf(requester), title: `Kind ${row}` });
    past.tasks({ requester, groupId, title, reward: 0.5, seconds: [100, 150] });
  }
  await bringIn(stage, 'history.json', past.file());
  return stage.launched.newPage();
}

/** The extension as built, but for the script that draws marks. */
function withoutMarks(extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'upah-unmarked-'));
  cpSync(extension, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: { js: string[] }[] };
  const kept = manifest.content_scripts
    .map((script) => ({ ...script, js: script.js.filter((name) => !name.endsWith('/marks.js')) }))
    .filter(({ js }) => js.length > 0);
  writeFileSync(path, JSON.stringify({ ...manifest, content_scripts: kept }));
  return folder;
}

/** To the end of the page's own load, as the page's clock has it. */
async function timeToLoad(page: Page): Promise<number> {
  await page.goto('about:blank');
  await wait(RESTS_MS);
  await page.goto(LIST, { waitUntil: 'load' });
  return page.evaluate(async () => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    while (!navigation?.loadEventEnd) await new Promise((resolve) => setTimeout(resolve));
    return navigation.loadEventEnd;
  });
}

/** Marks are bare elements at the end of their rows. */
async function allMarked(page: Page): Promise<void> {
  const marks = '.table-row > span:last-child:empty';
  await page.waitForFunction((selector, n) => document.querySelectorAll(selector).length === n, {}, marks, ROWS);
}

async function watchShifts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const seen = { score: 0 };
    Object.assign(globalThis, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.score += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The score of all shifts so far, once the marks are painted: two frames later. */
function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (globalThis as unknown as { shifts: { score: number } }).shifts.score;
  });
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: when it began, how long it took, and for how much of that its thread was running. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: unknown;
}

/**
 * How long a script was at work in one load, with all that it called: its compiling and first run, each call of it by a
 * timer, a listener or an observer, and the tasks of promises. Whose a promise is a trace does not say, so all on the
 * page's thread count; those of the other scripts are what the page without marks has, where only they count.
 *
 * By the thread's own clock: on a computer that has other work, the same call took 13.1 ms by the clock on the wall while
 * its thread ran for 2.4 ms of them. A sampling profile counts the wait as work, and slows down what it looks at.
 */
async function scriptTime(page: Page, script: string | null): Promise<{ ownMs: number; wallMs: number }> {
  await page.goto('about:blank');
  await page.tracing.start({ categories: ['devtools.timeline', 'v8.execute'] });
  await page.goto(LIST, { waitUntil: 'load' });
  if (script) await allMarked(page);
  await shiftsOf(page);
  const trace = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString()) as { traceEvents: TraceEvent[] };
  const isOf = (file: string, { name, args }: TraceEvent) =>
    (name === 'EvaluateScript' || name === 'FunctionCall') && JSON.stringify(args).includes(file);
  const thread = trace.traceEvents.find((event) => isOf(READER, event));
  const isOurs = (event: TraceEvent) => script !== null && isOf(script, event);
  let countedUntil = 0;
  let own = 0;
  let wall = 0;
  for (const event of trace.traceEvents.sort((a, b) => a.ts - b.ts)) {
    const counts =
      event.pid === thread?.pid && event.tid === thread.tid && (isOurs(event) || event.name === MICROTASKS);
    // What happens within what is counted is counted with it.
    if (!counts || event.ts < countedUntil) continue;
    countedUntil = event.ts + (event.dur ?? 0);
    own += event.tdur ?? 0;
    wall += event.dur ?? 0;
  }
  return { ownMs: own / 1000, wallMs: wall / 1000 };
}
