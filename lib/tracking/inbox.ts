/** Takes messages: who may say what, and which part of tracking knows what to do with it. */
import { assumeOverdue } from '../ledger/assume-overdue';
import { noteFollowed } from '../ledger/jobs';
import { expireOverdue } from '../ledger/tasks';
import { answerCard, answerOffers, keep } from '../marks/answers';
import { type Answer, type FromExtension, type FromPage, fromExtension, fromPage } from '../messages';
import { frameMatches, siteOf } from '../platforms/sites';
import { clicked, countTab } from './opened-tabs';
import { rememberFramedList, takeSign, visitPage } from './page-visits';
import { setPaused, workOutside } from './pause';
import type { Tracking } from './ports';
import { reportSpans } from './span-reports';
import { creditGap } from './worked';

/** What the browser itself says of the sender of a message. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** This extension, as the browser names it in senders. */
export interface Own {
  id: string;
  /** What the addresses of its pages begin with. */
  origin: string;
}

/**
 * Parses a message by who sent it, and does what it says.
 *
 * @returns what to answer; nothing to anything that is not in the contract, or that its sender may not say
 */
export async function takeMessage(
  tracking: Tracking,
  message: unknown,
  sender: Sender,
  own: Own,
): Promise<Answer | undefined> {
  if (sender.id !== own.id || sender.url === undefined) return undefined;
  if (sender.url.startsWith(own.origin)) {
    const said = fromExtension.safeParse(message);
    return said.success ? takeFromExtension(tracking, said.data) : undefined;
  }
  const said = fromPage.safeParse(message);
  const tabId = sender.tab?.id;
  if (!said.success || tabId === undefined || !maySay(said.data, sender.url, sender.frameId)) return undefined;
  if (said.data.type === 'page' && sender.frameId !== 0) {
    await rememberFramedList(tracking, said.data);
    return { ok: true };
  }
  return takeFromPage(tracking, said.data, tabId, new URL(sender.url));
}

/** Only the top page of a platform speaks for a tab; a frame on the platform's own host may tell of clicks, or be a list. */
function maySay(message: FromPage, url: string, frameId: number | undefined): boolean {
  const site = siteOf(new URL(url));
  if (message.type === 'click')
    return site !== null || frameMatches.some((match) => url.startsWith(match.slice(0, -1)));
  if (site === null || (frameId !== 0 && !(site.framesLists && isOfList(message)))) return false;
  const platform = message.type === 'page' ? message.reading.platform : 'platform' in message && message.platform;
  return platform === false || platform === site.id;
}

/** Whether it is what a list says of itself and of the worker who looks through it. */
function isOfList(message: FromPage): boolean {
  if (message.type === 'page') return message.reading.page === 'search';
  return message.type === 'followed' || (message.type === 'spans' && message.work.kind === 'searching');
}

async function takeFromPage(tracking: Tracking, message: FromPage, tabId: number, url: URL): Promise<Answer> {
  switch (message.type) {
    case 'page':
      await visitPage(tracking, message, tabId);
      return { ok: true };
    case 'spans':
      return { ok: true, spans: await reportSpans(tracking, message, tabId) };
    case 'sign':
      await takeSign(tracking, message, tabId);
      return { ok: true };
    case 'click':
      await clicked(tracking, tabId, message.at);
      return { ok: true };
    case 'followed':
      await noteFollowed(tracking.database, message, tracking.browser.now());
      return { ok: true };
    case 'offers':
      return { ok: true, marks: await answerOffers(tracking, message, tabId, url) };
    case 'card': {
      const card = await answerCard(tracking, message);
      return card === undefined ? { ok: true } : { ok: true, card };
    }
    case 'keep':
      await keep(tracking, message);
      return { ok: true };
    case 'definitions':
      await tracking.browser.openPage('definitions.html');
      return { ok: true };
  }
}

async function takeFromExtension(tracking: Tracking, message: FromExtension): Promise<Answer> {
  switch (message.type) {
    case 'count-tab':
      await countTab(tracking, message.tabId, message.counts);
      return { ok: true };
    case 'pause':
      await setPaused(tracking, message.paused);
      return { ok: true };
    case 'outside':
      await workOutside(tracking);
      return { ok: true };
    case 'worked':
      await creditGap(tracking, message.taskKey, message.since);
      return { ok: true };
    case 'wake':
      await expireOverdue(tracking.database, tracking.browser.now());
      await assumeOverdue(tracking.database, tracking.browser.now(), 1);
      return { ok: true };
    case 'refresh':
      await (message.wish === 'start' ? tracking.refresher.start() : tracking.refresher.cancel());
      return { ok: true };
  }
}
