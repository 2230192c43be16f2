/** Tells the worker, once a day each, that the day's target is reached, and the limit. Who does not want it hears nothing. */
import { formatDuration, locale, t } from '../i18n';
import { loadContext } from '../ledger/context';
import { claimNews, type Goals, loadGoals, type News, toldOn } from '../ledger/goals';
import { periodView } from '../ledger/queries';
import type { PeriodView } from '../ledger/views';
import { formatAmount } from '../money';
import { measuredMs, moneyPace, type Rate, type Target, timePace } from '../pay/pace';
import type { Tracking } from './ports';

/** The browser's notifications, so narrow that a test can play them. */
export interface Notifier {
  /** Whether the worker let the browser show any: it is asked for on the settings page, and can be taken away at any time. */
  isAllowed(): Promise<boolean>;
  show(news: News, title: string, message: string): Promise<void>;
}

/**
 * To be called whenever the sums of today may have changed. What is told is written down first: a background that is ended
 * in between tells it never, rather than twice.
 */
export async function tellOfGoals({ database, browser }: Tracking, notifier: Notifier): Promise<void> {
  const goals = await loadGoals(database);
  if (!goals.notifies || (goals.target === null && goals.limitMs === null)) return;
  const now = browser.now();
  const context = await loadContext(database);
  const today = context.workerToday(now);
  const told = await toldOn(database, today);
  const period = await periodView(database, context, 'today', now);
  const reached = newsOf(goals, period, context.reference?.stated ?? null);
  for (const news of reached.filter((one) => !told.includes(one))) {
    if (!(await notifier.isAllowed()) || !(await claimNews(database, today, news))) continue;
    await notifier.show(news, t(`notify_${news}`), textOf(news, goals));
  }
}

function newsOf(goals: Goals, period: PeriodView, rate: Rate | null): News[] {
  const same = period.apart.filter(({ clock }) => clock === period.clock);
  const workedMs = measuredMs([period, ...same]);
  const isDone = goals.target !== null && isReached(goals.target, period, workedMs, rate);
  const isOver = goals.limitMs !== null && timePace(goals.limitMs, workedMs).isReached;
  return [...(isDone ? (['target'] as const) : []), ...(isOver ? (['limit'] as const) : [])];
}

function isReached(target: Target, period: PeriodView, workedMs: number, rate: Rate | null): boolean {
  const pace = target.of === 'time' ? timePace(target.ms, workedMs) : moneyPace(target, period, rate);
  return pace?.isReached ?? false;
}

function textOf(news: News, { target, limitMs }: Goals): string {
  if (news === 'limit') return t('notifyLimitText', formatDuration(limitMs ?? 0));
  const wanted =
    target?.of === 'money' ? formatAmount(target.micros, target.currency, locale()) : formatDuration(target?.ms ?? 0);
  return t('notifyTargetText', wanted);
}
