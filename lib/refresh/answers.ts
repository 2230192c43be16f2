/**
 * What MTurk's dashboard and status pages say where they are asked for JSON. The shapes are facts found in public code
 * (mturk-engine, hit-spooner); older captures lack fields, so only what is needed is required.
 */
import * as z from 'zod/mini';
import { DAYS, rowsIn, STATUS } from '../platforms/mturk-rows';
import type { DayRow, Problem, StatusRow } from '../platforms/reading';
import { tally } from '../platforms/tally';

/** More than MTurk puts on a page by far; the statistics go back 45 days. */
const MOST_ROWS = 1000;
const MOST_DAYS = 100;

const count = z.nullable(z.number().check(z.int(), z.nonnegative()));
const statusAnswer = z.object({
  results: z.array(z.unknown()).check(z.maxLength(MOST_ROWS)),
  total_num_results: z._default(count, null),
});
const dashboardAnswer = z.object({
  daily_hit_statistics_overview: z.array(z.unknown()).check(z.maxLength(MOST_DAYS)),
});

/** One page of a day's tasks. */
export interface StatusPage {
  /** How many rows it had, those that could not be read included; none past the last page. */
  given: number;
  rows: StatusRow[];
  /** How many tasks the day has, if it says so. */
  total: number | null;
  problems: Problem[];
}

/** Reads a page of a day's tasks; `null` if it is nothing of the kind. */
export function readStatus(answer: unknown): StatusPage | null {
  const parsed = statusAnswer.safeParse(answer);
  if (!parsed.success) return null;
  const { results, total_num_results: total } = parsed.data;
  const { note, problems } = tally();
  const part = rowsIn({ ids: {}, note }, results, STATUS, 2);
  return { given: results.length, rows: (part?.rows ?? []) as StatusRow[], total, problems: problems() };
}

/** Reads the statistics of the days; `null` if it is nothing of the kind, or none of the days can be read. */
export function readDashboard(answer: unknown): { days: DayRow[]; problems: Problem[] } | null {
  const parsed = dashboardAnswer.safeParse(answer);
  if (!parsed.success) return null;
  const { note, problems } = tally();
  const part = rowsIn({ ids: {}, note }, parsed.data.daily_hit_statistics_overview, DAYS, 1, 'days');
  return part && { days: part.days as DayRow[], problems: problems() };
}
