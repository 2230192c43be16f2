import { follow } from '../ledger/follow';
import { theLedger } from '../ledger/open';
import { statusReadAt } from '../ledger/status';
import { loadRefresh, type RefreshState } from './state';

/** Calls back with how far the refresh is, at once and on every change; `null` while there never was one. @returns stops it */
export function watchRefresh(onState: (state: RefreshState | null) => void): () => void {
  return follow(() => loadRefresh(theLedger()), onState, console.error);
}

/** Calls back with when a status page was last read, at once and on every change; `null` where none ever was. @returns stops it */
export function watchStatusReadAt(onTime: (at: number | null) => void): () => void {
  return follow(() => statusReadAt(theLedger()), onTime, console.error);
}
