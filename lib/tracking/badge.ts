/** The rate of the task in a tab, on the extension's button: as text, for a colour alone tells nobody anything. */
import browser from 'webextension-polyfill';
import { locale, t } from '../i18n';
import type { LedgerDatabase } from '../ledger/database';
import { isPaused } from '../ledger/pause';
import type { TaskRecord } from '../ledger/records';
import { formatWage } from '../money';
import { wagePerHour } from '../pay/wage';

/** A badge has room for four characters. */
const ROOM = 4;
const PAUSE_SIGN = '||';

/** The rate in four characters at most: `4.1`, `12`, `950`, `12k`. Pay that is too small to show is not 0. */
export function badgeText(perHour: number): string {
  if (perHour > 0 && perHour < 0.05) return '<0.1';
  if (perHour < 9.95) return perHour.toFixed(1);
  if (perHour < 9_999.5) return perHour.toFixed(0);
  if (perHour < 999_500) return `${Math.round(perHour / 1_000)}k`;
  return '>'.padEnd(ROOM, '9');
}

/** Shows the rate so far of the task in a tab, or nothing where no task is in it. */
export async function showBadge(database: LedgerDatabase, tabId: number): Promise<void> {
  const key = (await database.tabs.get(tabId))?.page?.taskKey;
  const task = key == null ? undefined : await database.tasks.get(key);
  const { text, title } = badgeOf(task, await isPaused(database));
  await browser.action.setBadgeText({ tabId, text });
  await browser.action.setTitle({ tabId, title });
}

/** Shows in every tab with a page of a platform what {@link showBadge} does in one: a pause stops the clock of them all. */
export async function showBadges(database: LedgerDatabase): Promise<void> {
  const tabs = await database.tabs.toArray();
  // One that was closed just now has no button any more, and keeps the others from nothing.
  await Promise.allSettled(tabs.map(({ tabId }) => showBadge(database, tabId)));
}

/**
 * What badge and tooltip say of a task; a reward that is not known is a question mark, never a 0. While the worker is away
 * by their own word, that is all they say.
 */
export function badgeOf(task: TaskRecord | undefined, paused: boolean): { text: string; title: string } {
  if (paused) return { text: PAUSE_SIGN, title: t('badgeTitlePaused') };
  if (task?.state !== 'assigned') return { text: '', title: t('badgeTitleIdle') };
  if (task.reward === null) return { text: '?', title: t('badgeTitleUnknown') };
  const perHour = wagePerHour(task.reward.micros, task.correctedMs ?? task.focusedMs ?? 0);
  if (perHour === null) return { text: '', title: t('badgeTitleIdle') };
  return { text: badgeText(perHour), title: t('badgeTitleRate', formatWage(perHour, task.reward.currency, locale())) };
}
