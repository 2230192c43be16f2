/** A refresh as a worker sees it on the history page, and as MTurk sees it. */
import type { Page } from 'puppeteer-core';
import type { StopReason } from '../../lib/refresh/state';
import { daysBack } from '../practice/days';
import { WORKER_HOST, WORKER_ORIGIN } from '../practice/hosts';
import type { Marketplace } from '../practice/marketplace';
import type { PracticeServer, SeenRequest } from '../practice/server';
import { type Stage, until } from './stage';

/** The last `days` days before today, each with so many decided tasks; the newest day has the youngest states. */
export function pastWork(market: Marketplace, days: number, perDay: number): string[] {
  const [, ...past] = daysBack(market.today(), days + 1);
  const [youngest = '', ...older] = past;
  const state = (index: number) => (index % 3 === 0 ? 'submitted' : index % 3 === 1 ? 'approved' : 'rejected');
  market.history({ requester: 'Fair Pictures', reward: 0.05, days: [youngest], perDay, state });
  market.history({ requester: 'Penny Labels', reward: 0.01, days: older, perDay, state: 'paid' });
  return past;
}

/** Looks at the platform once, which signs the browser in. */
export async function signIn({ launched }: Stage): Promise<void> {
  const page = await launched.newPage(`${WORKER_ORIGIN}/help`);
  await page.close();
}

/** The history page at its refresh, as the popup leads to it. */
export async function openRefresh({ launched }: Stage): Promise<Page> {
  const page = await launched.newPage(launched.extensionUrl('history.html#refresh'));
  await page.waitForSelector('#refresh button');
  return page;
}

export async function press(page: Page, action: 'refresh' | 'refresh-cancel'): Promise<void> {
  await (await page.waitForSelector(`[data-action=${action}]`))?.click();
}

/** What the page says of the refresh. */
export interface Shown {
  is: string;
  why: string | null;
  figures: Record<string, number>;
  text: string;
}

export function shown(page: Page): Promise<Shown> {
  return page.$eval('#refresh', (section) => ({
    is: section.getAttribute('data-refresh') ?? '',
    why: section.getAttribute('data-refresh-why'),
    figures: Object.fromEntries(
      [...section.querySelectorAll('data[data-figure]')].map((data) => [
        data.getAttribute('data-figure') ?? '',
        Number(data.getAttribute('value')),
      ]),
    ),
    text: section.querySelector('[role=status]')?.textContent ?? '',
  }));
}

/** Waits until the refresh is so, and tells what the page says then. */
export function once(page: Page, is: 'stopped' | 'done', timeoutMs = 60_000): Promise<Shown> {
  return shownOnce(page, is, (said) => said.is === is, timeoutMs);
}

/** Waits until a refresh is done that left so many days out: another than the one before, which left out none. */
export function doneWithout(page: Page, skippedDays: number, timeoutMs = 60_000): Promise<Shown> {
  const isSo = ({ is, figures }: Shown) => is === 'done' && figures['refresh-skipped-days'] === skippedDays;
  return shownOnce(page, `done without ${skippedDays} days`, isSo, timeoutMs);
}

/** Waits until the page says that so many tasks were read, or more. */
export async function readAtLeast(page: Page, tasks: number, timeoutMs = 60_000): Promise<void> {
  const hasRead = ({ figures }: Shown) => (figures['refresh-tasks'] ?? 0) >= tasks;
  await shownOnce(page, `${tasks} tasks`, hasRead, timeoutMs);
}

/** Waits until the refresh stopped for this reason. */
export async function stoppedFor(page: Page, why: StopReason): Promise<void> {
  await shownOnce(page, `stopped, ${why}`, (said) => said.is === 'stopped' && said.why === why, 60_000);
}

/** Looks again and again: a browser is not asked to answer after minutes. */
async function shownOnce(page: Page, what: string, isSo: (said: Shown) => boolean, timeoutMs: number): Promise<Shown> {
  let said = await shown(page);
  const look = async () => {
    said = await shown(page);
    return isSo(said);
  };
  await until(what, look, timeoutMs).catch((cause: unknown) => {
    throw new Error(`Not ${what}, but ${JSON.stringify(said)}`, { cause });
  });
  return said;
}

/** What was asked for in JSON, since a given request. */
export function asked(server: PracticeServer, since = 0): SeenRequest[] {
  return server.requests.slice(since).filter(({ host, path }) => host === WORKER_HOST && path.includes('format=json'));
}

/** Waits until so many questions were asked since a given request. */
export async function askedOften(server: PracticeServer, times: number, since = 0): Promise<void> {
  await until(`${times} questions`, async () => asked(server, since).length >= times, 60_000);
}
