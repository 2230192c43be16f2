import { liveQuery, type Subscription } from 'dexie';
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
  const read = () => popupView(theLedger(), period, tab, Date.now());
  let isOver = false;
  let subscription: Subscription | null = null;
  // A live query is silent for as long as changes keep coming, as they do while a file is brought in or years of work are
  // gone through; the first figures must not wait for the end of that.
  read().then(
    (view) => {
      if (isOver) return;
      onView(view);
      subscription = liveQuery(read).subscribe({ next: onView, error: onError });
    },
    (error: unknown) => isOver || onError(error),
  );
  return () => {
    isOver = true;
    subscription?.unsubscribe();
  };
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
