import { liveQuery } from 'dexie';
import { type ListedRequester, listedRequesters } from './listings';
import { theLedger } from './open';
import { popupView } from './queries';
import type { Period, PopupView } from './views';

/**
 * Calls back with what the popup shows, at once and on every change of it.
 *
 * @param tab the tab in front; `null` to take the one whose page was seen last
 * @returns stops it
 */
export function watchPopup(
  period: Period,
  tab: number | null,
  onView: (view: PopupView) => void,
  onError: (error: unknown) => void,
): () => void {
  const query = liveQuery(() => popupView(theLedger(), period, tab, Date.now()));
  const subscription = query.subscribe({ next: onView, error: onError });
  return () => subscription.unsubscribe();
}

/** Calls back with the requesters that the worker blocked or watches, at once and on every change. @returns stops it */
export function watchListed(
  onListed: (requesters: ListedRequester[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const query = liveQuery(() => listedRequesters(theLedger()));
  const subscription = query.subscribe({ next: onListed, error: onError });
  return () => subscription.unsubscribe();
}
