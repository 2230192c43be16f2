/**
 * The requesters of METHODS D9 in a marketplace: one for each case of its table, with an offer in the lists and a
 * worker's past that brings about the verdict, by a reference of $7.25 an hour.
 */
import type { Verdict } from '../../lib/pay/verdict';
import { idOf, noonDaysAgo, Past } from '../e2e/past';
import { CASES, type Case } from '../pay/cases';
import type { HitSet, Marketplace } from './marketplace';

/** Dollars per hour. */
export const CASE_REFERENCE = 7.25;

interface CaseOfTable {
  case: Case;
  requester: string;
  verdict: Verdict;
  /** Whether all its tasks were worked on one day; else on two. */
  onOneDay?: true;
}

const TABLE: readonly CaseOfTable[] = [
  { case: 'a', requester: 'Too Close To Tell', verdict: 'unclear' },
  { case: 'b', requester: 'Dollar Questions', verdict: 'unclear' },
  { case: 'c', requester: 'Receipts On Two Days', verdict: 'underpaying' },
  { case: 'c', requester: 'Receipts On One Day', verdict: 'likely-below', onOneDay: true },
  { case: 'd', requester: 'Only Four Tasks', verdict: 'not-enough-data' },
  { case: 'e', requester: 'One Task Too Quick', verdict: 'likely-below' },
  { case: 'f', requester: 'Lab Of Judgment', verdict: 'above' },
  { case: 'h', requester: 'All Tasks Alike', verdict: 'underpaying' },
];

/** A case of the table as the marketplace shows it. */
export interface VerdictCase extends CaseOfTable {
  requesterId: string;
  /** `mturk:…`, as in `data-requester`. */
  requesterKey: string;
  /** Its one offer, of the group and title of its past tasks. */
  offer: HitSet;
}

/** Puts the offers of all cases into the marketplace, in the order of the table. */
export function offerCases(market: Marketplace): VerdictCase[] {
  return TABLE.map((row) => {
    const requesterId = idOf(row.requester);
    const reward = (CASES[row.case][0]?.rewardMicros ?? 0) / 1e6;
    const title = `Practice of ${row.requester}`;
    const offer = market.addTask({ requester: row.requester, requesterId, reward, title });
    return { ...row, requesterId, requesterKey: `mturk:${requesterId}`, offer };
  });
}

/** The past that makes each case what it is; its file is brought in as any history. */
export function pastOfCases(cases: readonly VerdictCase[]): Past {
  const past = new Past(noonDaysAgo(3));
  for (const isFirstDay of [true, false]) {
    if (!isFirstDay) past.from(noonDaysAgo(2));
    for (const { requester, offer, onOneDay, ...row } of cases) {
      const tasks = CASES[row.case];
      const onFirstDay = onOneDay ? 0 : Math.ceil(tasks.length / 2);
      for (const { rewardMicros, timeMs } of isFirstDay ? tasks.slice(0, onFirstDay) : tasks.slice(onFirstDay)) {
        const { title, groupId } = offer;
        past.task({ requester, title, groupId, reward: (rewardMicros ?? 0) / 1e6, seconds: timeMs / 1000 });
      }
    }
  }
  return past;
}
