/** The worker's days as lines of a CSV file: the sums and the pay of each, by platform, clock and currency. */
import type { DayRollup } from '../ledger/records';
import { type PayFigures, payFigures } from '../pay/wage';
import { type Cell, rate, seconds, units } from './csv-cells';
import { csvTable } from './csv-table';
import { type Column, type FileStyle, NOTHING_LEFT_OUT } from './export-choice';

interface Row extends DayRollup {
  figures: PayFigures;
}

/** The names are those of the figures in the pages, with `_s` where they are seconds; a wage is per hour. */
const COLUMNS: readonly Column<Row, Cell>[] = [
  { name: 'day', cell: ({ day }) => day },
  { name: 'platform', cell: ({ platform }) => platform },
  { name: 'clock', cell: ({ clock }) => clock },
  { name: 'currency', cell: ({ currency }) => currency },
  { name: 'real_pay', cell: ({ figures }) => rate(figures.realPay) },
  { name: 'confirmed_pay', cell: ({ figures }) => rate(figures.confirmedPay) },
  { name: 'on_task_pay', cell: ({ figures }) => rate(figures.onTaskPay) },
  { name: 'earned', cell: ({ figures }) => units(figures.earnedMicros) },
  { name: 'confirmed', cell: ({ figures }) => units(figures.confirmedMicros) },
  { name: 'pending', cell: ({ figures }) => units(figures.pendingMicros) },
  { name: 'assumed', cell: ({ totals }) => units(totals.assumedMicros) },
  { name: 'rejected', cell: ({ totals }) => units(totals.rejectedMicros) },
  { name: 'bonus', cell: ({ totals }) => units(totals.bonusMicros) },
  { name: 'work_time_s', cell: ({ figures }) => seconds(figures.workMs) },
  { name: 'task_time_s', cell: ({ figures }) => seconds(figures.taskMs) },
  { name: 'unpaid_time_s', cell: ({ figures }) => seconds(figures.unpaidMs) },
  { name: 'unpaid_share', cell: ({ figures }) => rate(figures.unpaidShare) },
  { name: 'rejected_time_s', cell: ({ totals }) => seconds(totals.rejectedMs) },
  { name: 'ended_time_s', cell: ({ totals }) => seconds(totals.endedMs) },
  { name: 'searching_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.searching ?? null) },
  { name: 'previewing_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.previewing ?? null) },
  { name: 'queue_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.queue ?? null) },
  { name: 'payments_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.payments ?? null) },
  { name: 'messages_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.messages ?? null) },
  { name: 'qualifications_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.qualifications ?? null) },
  { name: 'help_time_s', cell: ({ figures }) => seconds(figures.overheadMs?.help ?? null) },
  { name: 'tasks', cell: ({ figures }) => figures.tasks },
  { name: 'approved_tasks', cell: ({ totals }) => totals.approvedTasks },
  { name: 'assumed_tasks', cell: ({ totals }) => totals.assumedTasks },
  { name: 'pending_tasks', cell: ({ totals }) => totals.pendingTasks },
  { name: 'rejected_tasks', cell: ({ totals }) => totals.rejectedTasks },
  { name: 'ended_tasks', cell: ({ totals }) => totals.endedTasks },
  { name: 'unknown_pay_tasks', cell: ({ totals }) => totals.unknownPayTasks },
  { name: 'unknown_pay_time_s', cell: ({ totals }) => seconds(totals.unknownPayMs) },
  { name: 'untimed_tasks', cell: ({ totals }) => totals.untimedTasks },
  { name: 'untimed_earned', cell: ({ totals }) => units(totals.untimedMicros) },
  { name: 'assigned_time_s', cell: ({ totals }) => seconds(totals.assignedMs) },
];

/** The file, in pieces of text. A day names no task and no requester, so nothing can be left out. */
export async function* csvDays(
  days: AsyncIterable<readonly DayRollup[]>,
  { decimalSign }: FileStyle,
): AsyncGenerator<string> {
  yield* csvTable(COLUMNS, rows(days), { leftOut: NOTHING_LEFT_OUT, decimalSign });
}

async function* rows(batches: AsyncIterable<readonly DayRollup[]>): AsyncGenerator<Row[]> {
  for await (const days of batches) yield days.map((day) => ({ ...day, figures: payFigures(day) }));
}
