/** Whatever way a table is written in: what goes in comes out, where the mapping says how. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { anyCsvPieces } from '../../../lib/exchange/columns/any-csv';
import {
  type ColumnMapping,
  type ColumnMeaning,
  DATE_ORDERS,
  type DateOrder,
  DECIMAL_SIGNS,
  DURATION_UNITS,
} from '../../../lib/exchange/columns/mapping';
import type { ImportedTask } from '../../../lib/exchange/imported';
import { microsToDecimal } from '../../../lib/money';
import { TASK_STATES, type TaskState } from '../../../lib/platforms/reading';
import { wallClockOf } from '../../../lib/time/days';

const UNIT_MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const MINUTE_MS = 60_000;
const ZONES = ['Asia/Jakarta', 'America/New_York', 'UTC'];
/** Making a clock takes longer than all else that is done here. */
const CLOCKS = new Map(ZONES.map((zone) => [zone, wallClockOf(zone)]));

interface Row {
  title: string;
  acceptedAt: number;
  minutes: number;
  toldMs: number | null;
  rewardMicros: number | null;
  state: TaskState;
}

const row: fc.Arbitrary<Row> = fc.record({
  title: fc.string({ maxLength: 30 }).map((text) => text.trim()),
  // The clocks of these zones are not changed in July.
  acceptedAt: fc.integer({ min: 0, max: 30 * 1440 }).map((minute) => Date.UTC(2026, 6, 1) + minute * MINUTE_MS),
  minutes: fc.integer({ min: 2, max: 600 }),
  toldMs: fc.option(fc.constantFrom(0, 36_000), { nil: null }),
  rewardMicros: fc.option(fc.integer({ min: 0, max: 5_000_000_000 }), { nil: null }),
  state: fc.constantFrom(...TASK_STATES.filter((state) => state !== 'assigned' && state !== 'screened-out')),
});

const MEANINGS: ColumnMeaning[] = ['title', 'accepted-at', 'ended-at', 'duration', 'reward', 'state', 'ignored'];

const mapping: fc.Arbitrary<ColumnMapping> = fc.record({
  hasHeader: fc.boolean(),
  meanings: fc.shuffledSubarray(MEANINGS, { minLength: MEANINGS.length }),
  dateOrder: fc.constantFrom(...DATE_ORDERS),
  decimalSign: fc.constantFrom(...DECIMAL_SIGNS),
  durationUnit: fc.constantFrom(...DURATION_UNITS),
  currency: fc.constantFrom('USD', 'EUR', 'GBP'),
  zone: fc.constantFrom(...ZONES),
  state: fc.constant('submitted' as const),
  platform: fc.constant('mturk' as const),
});

function momentText(at: number, { zone, dateOrder }: ColumnMapping): string {
  const shown = new Date(CLOCKS.get(zone)?.(at) ?? Number.NaN);
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate()];
  const dates: Record<DateOrder, string> = {
    'day-month': `${day}/${month}/${year}`,
    'month-day': `${month}/${day}/${year}`,
    'year-month': `${year % 100}/${month}/${day}`,
  };
  return `${dates[dateOrder]} ${shown.toISOString().slice(11, 16)}`;
}

function cellOf(meaning: ColumnMeaning, task: Row, how: ColumnMapping): string {
  const number = (decimal: string) => decimal.replace('.', how.decimalSign);
  const cells: Partial<Record<ColumnMeaning, string>> = {
    title: task.title,
    'accepted-at': momentText(task.acceptedAt, how),
    'ended-at': momentText(task.acceptedAt + task.minutes * MINUTE_MS, how),
    duration: task.toldMs === null ? '' : String(task.toldMs / UNIT_MS[how.durationUnit]),
    reward: task.rewardMicros === null ? '' : number(microsToDecimal(task.rewardMicros)),
    state: task.state,
  };
  return cells[meaning] ?? 'x';
}

it('a task is read as it was written, by any mapping and between any separators', async () => {
  const tables = fc.tuple(mapping, fc.array(row, { minLength: 1, maxLength: 10 }), fc.constantFrom(',', ';', '\t'));
  await fc.assert(
    fc.asyncProperty(tables, async ([how, any, delimiter]) => {
      const rows = any.map((task, index) => ({ ...task, title: `${index} ${task.title}`.trim() }));
      const table = rows.map((task) => how.meanings.map((meaning) => cellOf(meaning, task, how)));
      const names = how.meanings.map((_, place) => `c${place}`);
      const text = Papa.unparse(how.hasHeader ? [names, ...table] : table, { delimiter, quotes: true });
      const tasks: ImportedTask[] = [];
      for await (const piece of anyCsvPieces(new Blob([text]), how)) {
        tasks.push(...piece.tasks);
        expect(piece.rejected).toEqual([]);
      }
      expect(tasks).toMatchObject(
        rows.map(({ title, acceptedAt, minutes, rewardMicros, state }) => ({
          title,
          acceptedAt,
          endedAt: acceptedAt + minutes * MINUTE_MS,
          reward: rewardMicros === null ? null : { micros: rewardMicros, currency: how.currency },
          state,
        })),
      );
      for (const [index, { clock, elapsedMs }] of tasks.entries()) {
        const { toldMs = null, minutes = 0 } = rows[index] ?? {};
        // What is told to the minute or coarser may be the time from start to end, rounded.
        if (clock === 'manual') expect(elapsedMs).toBe(toldMs);
        else expect(elapsedMs).toBe(minutes * MINUTE_MS);
        if (toldMs === null || how.durationUnit === 'ms') expect(clock).toBe(toldMs === null ? 'elapsed' : 'manual');
      }
    }),
    { numRuns: 50 },
  );
});
