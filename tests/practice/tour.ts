/**
 * Does by itself what a worker would: finds a task, accepts it, works on it, hands it in, sees it approved and
 * opens the popup. A stopwatch runs along, and at the end the popup's figures are held against it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../browsers/launch';
import { compareFigures, expectedFigures, type Figure, readFigures } from './figures';
import { WORKER_ORIGIN } from './hosts';
import type { PracticeServer } from './server';

const SCREENSHOTS = join(import.meta.dirname, '..', '..', '.output', 'tour');
const WORK_MS = 10_000;
const LOOK_MS = 2_000;
/** A popup that shows nothing by then shows nothing. */
const POPUP_PATIENCE_MS = 10_000;

export async function takeTour(launched: LaunchedBrowser, { market }: PracticeServer): Promise<boolean> {
  market.reset();
  const set = market.addTask({ requester: 'Fair Pictures', reward: 0.5, title: 'Which picture shows a cat?' });

  console.log('Looking through the list of tasks …');
  const page = await launched.newPage(`${WORKER_ORIGIN}/projects`);
  const startedAtMs = Date.now();
  await pause(LOOK_MS);

  console.log(`Accepting "${set.title}" for $${set.reward.toFixed(2)} and working on it …`);
  await follow(page, () => page.click('a[href*="accept_random"]'));
  const acceptedAtMs = Date.now();
  await workInFrame(page, WORK_MS);
  await follow(page, async () => (await taskFrame(page)).click('[data-practice=submit]'));
  const submittedAtMs = Date.now();

  const [assignment] = market.assignments.values();
  if (assignment?.state !== 'submitted') throw new Error('The task was not handed in');
  market.approve(assignment.assignmentId);
  console.log('Handed in, and approved; looking at the page that says so …');
  await page.goto(`${WORKER_ORIGIN}/status_details/${market.today()}`, { waitUntil: 'domcontentloaded' });
  await pause(LOOK_MS);

  const popup = await launched.openPopup();
  const workS = (Date.now() - startedAtMs) / 1000;
  const taskS = (submittedAtMs - acceptedAtMs) / 1000;
  const expected = expectedFigures({ reward: set.reward, tasks: 1, taskS, workS });
  const figures = await settledFigures(popup, (read) => compareFigures(read, expected).isRight);
  const { lines, isRight } = compareFigures(figures, expected);
  console.log(`\nBy the stopwatch: ${taskS.toFixed(1)} s on the task, ${workS.toFixed(1)} s in all. The popup says:`);
  console.log(lines.map((line) => `  ${line}`).join('\n'));
  console.log(`\nA picture of the popup: ${await photograph(popup, launched.kind)}`);
  return isRight;
}

async function follow(page: Page, click: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), click()]);
}

async function taskFrame(page: Page) {
  const element = await page.waitForSelector('.task-question-iframe-container iframe');
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The task has no frame');
  await frame.waitForSelector('[data-practice=submit]');
  return frame;
}

/** Clicks and types in the task for about this long, as people do. */
async function workInFrame(page: Page, durationMs: number): Promise<void> {
  const stopAtMs = Date.now() + durationMs;
  const frame = await taskFrame(page);
  await frame.click('input[name=cat]');
  await frame.click('textarea');
  while (Date.now() < stopAtMs) {
    await page.keyboard.type('because of its ears ');
    await pause(Math.min(1000, Math.max(0, stopAtMs - Date.now())));
  }
}

/** The figures once they are right, or as they stand when patience ends: the popup fills itself as it reads. */
async function settledFigures(popup: Page, isSettled: (figures: Figure[]) => boolean): Promise<Figure[]> {
  const giveUpAtMs = Date.now() + POPUP_PATIENCE_MS;
  for (;;) {
    const figures = await readFigures(popup, 'today');
    if (isSettled(figures) || Date.now() > giveUpAtMs) return figures;
    await pause(200);
  }
}

async function photograph(popup: Page, kind: string): Promise<string> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await popup.setViewport({ width: 400, height: 600 });
  await popup.screenshot({ path: join(SCREENSHOTS, `popup-${kind}.png`) });
  return `.output/tour/popup-${kind}.png`;
}
