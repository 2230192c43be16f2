/** Requesters as lines of a CSV file: what each paid over the chosen days, a line for each clock its tasks were timed by. */
import { CLOCKS, type Clock } from '../ledger/records';
import type { RequesterPeriod } from '../ledger/requester-periods';
import { type RequesterPay, requesterPay } from '../pay/interval';
import type { RequesterSums } from '../pay/requester-sums';
import { type Cell, rate, seconds, units } from './csv-cells';
import { csvTable } from './csv-table';
import type { Column, FileStyle } from './export-choice';

interface Row extends Pick<RequesterPeriod, 'view' | 'platform'> {
  clock: Clock;
  sums: RequesterSums;
  days: number;
  pay: RequesterPay;
  last90: RequesterSums;
}

/**
 * `pay` is per hour, `pay_lower` and `pay_upper` its one-sided 95% limits (METHODS D7). The verdict is over all time, and on
 * the line of the clock that it was found by. Times are seconds.
 */
const COLUMNS: readonly Column<Row, Cell>[] = [
  { name: 'platform', cell: ({ platform }) => platform },
  { name: 'requester_id', part: 'ids', cell: ({ view }) => view.requesterId },
  { name: 'requester_name', part: 'names', cell: ({ view }) => view.name },
  { name: 'clock', cell: ({ clock }) => clock },
  { name: 'currency', cell: ({ view }) => view.currency },
  { name: 'tasks', cell: ({ sums }) => sums.tasks },
  { name: 'approved_tasks', cell: ({ sums }) => sums.approvedTasks },
  { name: 'pending_tasks', cell: ({ sums }) => sums.pendingTasks },
  { name: 'rejected_tasks', cell: ({ sums }) => sums.rejectedTasks },
  { name: 'ended_tasks', cell: ({ sums }) => sums.endedTasks },
  { name: 'days', cell: ({ days }) => days },
  { name: 'earned', cell: ({ sums }) => units(sums.rewardMicros) },
  { name: 'time_s', cell: ({ sums }) => seconds(sums.timeMs) },
  { name: 'ended_time_s', cell: ({ sums }) => seconds(sums.endedMs) },
  { name: 'pay', cell: ({ pay }) => rate(pay.pay) },
  { name: 'pay_lower', cell: ({ pay }) => rate(pay.lower95) },
  { name: 'pay_upper', cell: ({ pay }) => rate(pay.upper95) },
  { name: 'below_tasks', cell: ({ sums }) => sums.belowTasks },
  { name: 'waged_tasks', cell: ({ sums }) => sums.wagedTasks },
  { name: 'verdict', cell: ({ view, clock }) => (view.clock === clock ? view.verdict : null) },
  { name: 'tasks_last_90_days', cell: ({ last90 }) => last90.tasks },
  { name: 'pay_last_90_days', cell: ({ last90 }) => rate(requesterPay(last90).pay) },
  { name: 'last_day', cell: ({ view }) => view.lastDay },
];

/** The file, in pieces of text. */
export async function* csvRequesters(
  requesters: AsyncIterable<readonly RequesterPeriod[]>,
  style: FileStyle,
): AsyncGenerator<string> {
  yield* csvTable(COLUMNS, rows(requesters), style);
}

async function* rows(batches: AsyncIterable<readonly RequesterPeriod[]>): AsyncGenerator<Row[]> {
  for await (const requesters of batches) yield requesters.flatMap(rowsOf);
}

function rowsOf({ view, platform, sums, days, last90 }: RequesterPeriod): Row[] {
  return CLOCKS.filter((clock) => sums[clock].tasks + sums[clock].endedTasks > 0).map((clock) => ({
    view,
    platform,
    clock,
    sums: sums[clock],
    days: days[clock],
    pay: requesterPay(sums[clock]),
    last90: last90[clock],
  }));
}
