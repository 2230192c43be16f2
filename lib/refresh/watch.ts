import { liveQuery } from 'dexie';
import { theLedger } from '../ledger/open';
import { loadRefresh, type RefreshState } from './state';

/** Calls back with how far the refresh is, at once and on every change; `null` while there never was one. @returns stops it */
export function watchRefresh(onState: (state: RefreshState | null) => void): () => void {
  const subscription = liveQuery(() => loadRefresh(theLedger())).subscribe({ next: onState, error: console.error });
  return () => subscription.unsubscribe();
}
