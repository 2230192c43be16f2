/** What a worker does in a task, with hands and eyes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';

/** The worker goes on for this long. The only waiting in these tests that is not for something. */
export async function workFor(seconds: number): Promise<void> {
  await wait(seconds * 1000);
}

/** The task itself: a frame on another host in its working page. */
export async function taskFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('.task-question-iframe-container iframe');
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The task has no frame');
  await frame.waitForSelector('[data-practice=submit]');
  return frame;
}

/** Does what leads to another page, and waits for that page. */
export async function follow(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), act()]);
}

export async function submit(page: Page): Promise<void> {
  const frame = await taskFrame(page);
  await follow(page, () => frame.click('[data-practice=submit]'));
}

export async function giveBack(page: Page): Promise<void> {
  await follow(page, () => page.click('[data-practice=return]'));
}
