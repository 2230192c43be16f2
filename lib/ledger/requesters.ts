import { emptyRequesterSums, type RequesterSums } from '../pay/requester-sums';
import type { LedgerContext } from './context';
import type { Clock, RequesterRecord } from './records';

/** A requester of whom nothing is known but its key. */
export function newRequester(key: string, context: LedgerContext): RequesterRecord {
  const { platform, requesterId } = context.splitRequesterKey(key);
  return {
    key,
    platform,
    requesterId,
    names: [],
    currency: context.platformCurrency(platform),
    sums: emptySumsByClock(),
    days: { focused: 0, elapsed: 0, manual: 0 },
  };
}

export function emptySumsByClock(): Record<Clock, RequesterSums> {
  return { focused: emptyRequesterSums(), elapsed: emptyRequesterSums(), manual: emptyRequesterSums() };
}
