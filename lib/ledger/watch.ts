import type { EffectiveReference } from '../settings';
import { loadContext } from './context';
import { follow } from './follow';
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
  return follow(() => popupView(theLedger(), period, tab, Date.now()), onView, onError);
}

/** Calls back with the requesters that the worker blocked or watches, at once and on every change. @returns stops it */
export function watchListed(
  onListed: (requesters: ListedRequester[]) => void,
  onError: (error: unknown) => void,
): () => void {
  return follow(() => listedRequesters(theLedger()), onListed, onError);
}

/** Calls back with the wage that verdicts compare with, at once and on every change; `null` where there is none. @returns stops it */
export function watchReference(
  onReference: (reference: EffectiveReference | null) => void,
  onError: (error: unknown) => void,
): () => void {
  return follow(async () => (await loadContext(theLedger())).reference?.stated ?? null, onReference, onError);
}
