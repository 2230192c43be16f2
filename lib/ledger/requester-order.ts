/** Which requesters are searched for, and their order. Pure. */
import { plain, wordsOf } from './search/question';
import type { RemarkedRequester } from './views';

export const REQUESTER_SORTS = ['recent', 'name', 'pay', 'tasks', 'time'] as const;
export type RequesterSort = (typeof REQUESTER_SORTS)[number];

/** Those of whom each word of a text stands in the name, the id or the note, in order. */
export function searchRequesters(
  requesters: readonly RemarkedRequester[],
  text: string,
  sort: RequesterSort,
): RemarkedRequester[] {
  const words = wordsOf(text);
  return requesters
    .filter(({ name, requesterId, note }) => {
      const about = plain([name ?? '', requesterId, note].join('\n'));
      return words.every((word) => about.includes(word));
    })
    .sort((a, b) => ORDERS[sort](a, b) || byName(a, b));
}

/** Pay by different clocks and in different currencies is never set against each other. */
const ORDERS: Record<RequesterSort, (a: RemarkedRequester, b: RemarkedRequester) => number> = {
  recent: (a, b) => byText(b.lastDay ?? '', a.lastDay ?? ''),
  name: () => 0,
  pay: (a, b) =>
    Number(a.pay === null) - Number(b.pay === null) ||
    byText(a.currency, b.currency) ||
    byText(a.clock, b.clock) ||
    (b.pay ?? 0) - (a.pay ?? 0),
  tasks: (a, b) => b.tasks - a.tasks,
  time: (a, b) => byText(a.clock, b.clock) || b.timeMs - a.timeMs,
};

function byName(a: RemarkedRequester, b: RemarkedRequester): number {
  return (a.name ?? a.requesterId).localeCompare(b.name ?? b.requesterId) || byText(a.key, b.key);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
