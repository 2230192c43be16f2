/** The files that a worker may make of a ledger: what is in each, what is left out of it, and that it stays their own. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { asWritten } from '../../lib/exchange/csv-cells';
import { exportHistory } from '../../lib/exchange/export';
import { EXPORT_FORMATS, type FileStyle, type LeftOut, NOTHING_LEFT_OUT } from '../../lib/exchange/export-choice';
import { makeFile, previewOf } from '../../lib/exchange/export-formats';
import { importFile } from '../../lib/exchange/import';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { type DayRange, daysIn, rangeOf, sumsOfDays } from '../../lib/ledger/day-range';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { setListing, setNote } from '../../lib/ledger/listings';
import { periodSource } from '../../lib/ledger/period-source';
import { popupView } from '../../lib/ledger/queries';
import { PERIODS } from '../../lib/ledger/views';
import { payFigures } from '../../lib/pay/wage';
import { attachmentOf } from '../../lib/statement/attachment';
import { logTask, NOW, span, testLedger, viewOf, writeSpans } from '../ledger/test-ledger';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ALL: DayRange = { from: null, to: null };
const EVERYWHERE = ['mturk'] as const;
const PLAIN: FileStyle = { leftOut: NOTHING_LEFT_OUT, decimalSign: '.' };

let ledger: LedgerDatabase;

/** Four days with tasks of every kind, one of them corrected; unpaid work over a midnight; a bonus. */
beforeEach(async () => {
  ledger = await testLedger();
  const target = importTarget(ledger, () => NOW);
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 4 * MINUTE, state: 'approved', endedAt: NOW - 9 * DAY });
  await logTask(ledger, 'A2', { rewardMicros: 5, ms: 1, state: 'submitted', endedAt: NOW - 2 * DAY });
  await logTask(ledger, 'A3', { rewardMicros: 750_000, ms: 7 * MINUTE, state: 'rejected', endedAt: NOW - DAY });
  await logTask(ledger, 'A4', { rewardMicros: null, ms: 2 * MINUTE, state: 'submitted', endedAt: NOW - DAY });
  const key = await logTask(ledger, 'A5', {
    ...{ rewardMicros: 1_000_000, ms: 10 * MINUTE, state: 'returned', requesterId: 'AOTHER' },
    endedAt: NOW - 30 * MINUTE,
  });
  await correctTask(ledger, key, { state: 'submitted', durationMs: 5 * MINUTE }, NOW);
  // The worker's midnight is at 17:00 UTC.
  const midnight = Date.UTC(2026, 10, 23, 17);
  await writeSpans(ledger, [
    span('search', { kind: 'searching', startedAt: midnight - 4 * MINUTE, endedAt: midnight + 6 * MINUTE }),
  ]);
  await target.importTasks([
    {
      ...{ platform: 'mturk', taskId: 'WORKLOG', assignmentId: null, groupId: null, requesterId: 'AHOSTILE' },
      ...{ requesterName: '@SUM(1)', title: '=HYPERLINK("https://example.org","x"), "y"\r\n-2', bonus: null },
      ...{ reward: { micros: 250_000, currency: 'USD' }, state: 'approved', deadlineAt: null, focusedMs: null },
      ...{ acceptedAt: NOW - 3 * DAY, endedAt: NOW - 3 * DAY + 90_000, elapsedMs: 90_000, clock: 'elapsed' },
      ...{
        edited: false,
        source: 'import:work-log',
        stateHistory: [{ state: 'approved', at: NOW - 3 * DAY + 90_000 }],
      },
    },
  ]);
  await target.importRequesters([{ platform: 'mturk', requesterId: 'AHOSTILE', names: ['@SUM(1)'] }]);
  await target.importPayments([
    {
      ...{ key: 'mturk|bonus|2026-11-23', platform: 'mturk', kind: 'bonus', day: '2026-11-23', status: null },
      amount: { micros: 300_000, currency: 'USD' },
    },
  ]);
});

function text(format: (typeof EXPORT_FORMATS)[number], range = ALL, leftOut: LeftOut = NOTHING_LEFT_OUT) {
  const choice = { chosen: { range, platforms: EVERYWHERE }, ...PLAIN, leftOut };
  return makeFile(ledger, format, choice, { now: NOW }).then((file) => file.text());
}

/** Without the byte order mark, which `Blob.text()` takes off as well. */
function rows(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true, newline: '\r\n' }).data;
}

describe('each file is as it was agreed on', () => {
  it.each([
    ['csv-tasks', 'tasks.csv'],
    ['csv-days', 'days.csv'],
    ['csv-requesters', 'requesters.csv'],
    ['mts', 'mts.txt'],
  ] as const)('%s', async (format, name) => {
    const golden = readFileSync(join(import.meta.dirname, 'golden', name), 'utf8').replace(/^\uFEFF/, '');
    expect(await text(format)).toBe(golden);
  });

  it('begins with a byte order mark where it is for spreadsheets', async () => {
    const choice = { chosen: { range: ALL, platforms: EVERYWHERE }, ...PLAIN };
    for (const format of ['csv-tasks', 'csv-days', 'csv-requesters'] as const) {
      const file = await makeFile(ledger, format, choice, { now: NOW });
      expect([...new Uint8Array(await file.slice(0, 3).arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf]);
    }
  });
});

describe('tasks', () => {
  it('are the records, read back', async () => {
    const read = rows(await text('csv-tasks'));
    const tasks = await ledger.tasks.toArray();
    expect(read).toHaveLength(tasks.length);
    for (const [index, task] of tasks.entries()) {
      expect(asWritten(read[index]?.title ?? '', '.')).toBe(task.title);
      expect(read[index]?.reward).toBe(task.reward === null ? '' : String(task.reward.micros / 1e6));
      expect(read[index]?.edited).toBe(String(task.edited));
      expect(read[index]?.ended_at).toBe(new Date(task.endedAt ?? 0).toISOString());
    }
  });

  it('of a period are those that count on its days', async () => {
    const days = new Set(rows(await text('csv-tasks', rangeOf('week', '2026-11-24'))).map(({ day }) => day));
    expect(days).toEqual(new Set(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']));
    expect(rows(await text('csv-tasks', { from: '2026-11-22', to: '2026-11-22' }))).toHaveLength(1);
  });
});

it('days add up to what the popup shows, in every period', async () => {
  for (const period of PERIODS) {
    const view = await viewOf(ledger, period);
    const { currency, clock } = view.period;
    const days = rows(await text('csv-days', rangeOf(period, '2026-11-24')));
    const sum = (name: string) =>
      days
        .filter((day) => day.currency === currency && day.clock === clock)
        .reduce((all, day) => all + Number(day[name]), 0);
    const figures = payFigures(view.period);
    expect(sum('earned')).toBeCloseTo(figures.earnedMicros / 1e6, 9);
    expect(sum('work_time_s')).toBeCloseTo(figures.workMs / 1000, 6);
    expect(sum('tasks')).toBe(figures.tasks);
  }
});

it('days whose unpaid work was not measured leave its cells empty', async () => {
  const days = rows(await text('csv-days'));
  const unpaid = ['unpaid_time_s', 'unpaid_share', 'searching_time_s', 'queue_time_s', 'help_time_s'];
  const cellsBy = (clock: string) =>
    days.filter((day) => day.clock === clock).map((day) => unpaid.map((name) => day[name] === ''));
  expect(cellsBy('elapsed')).toEqual([unpaid.map(() => true)]);
  expect(new Set(cellsBy('focused').map(([time]) => time))).toEqual(new Set([false]));
  const [day] = days.filter(({ clock }) => clock === 'elapsed');
  expect(day).toMatchObject({ work_time_s: '90', task_time_s: '90', rejected_time_s: '0', ended_time_s: '0' });
});

describe('what is left out', () => {
  it.each(['csv-tasks', 'csv-requesters', 'history', 'mts'] as const)(
    'is nowhere in the bytes of %s',
    async (format) => {
      const withAll = await text(format);
      const hasIds = format !== 'mts';
      const without = await text(format, ALL, { titles: true, names: true, ids: hasIds });
      const words = ['Acme', 'SUM(1)', 'traffic', 'HYPERLINK'].concat(
        hasIds ? ['AREQUESTER1', 'AHOSTILE', 'HITA', 'GROUP1'] : [],
      );
      expect(words.filter((word) => without.includes(word))).toEqual([]);
      expect(withAll).toContain('Acme');
    },
  );

  it('are never ids where the file is read by them', async () => {
    expect(await text('mts', ALL, { titles: false, names: false, ids: true })).toBe(await text('mts'));
  });
});

describe('a history for somebody else', () => {
  const NOTE = 'Pays late, ask Ana';

  it('is a history that can be brought in, with the same figures, and says nothing of what was left out', async () => {
    const file = await text('history', ALL, { titles: true, names: true, ids: false });
    const other = await testLedger();
    const outcome = await importFile(
      new Blob([file]),
      importTarget(other, () => NOW),
    );
    expect(outcome).toMatchObject({ added: 6, rejected: [] });
    const sums = async (database: LedgerDatabase) => sumsOfDays(await daysIn(database, ALL));
    expect(await sums(other)).toEqual(await sums(ledger));
    expect((await other.tasks.toArray()).flatMap(({ title, requesterName }) => title ?? requesterName ?? [])).toEqual(
      [],
    );
  });

  it('without ids comes in under others, with the same figures, and says that it may count twice', async () => {
    const file = new Blob([await text('history', ALL, { titles: false, names: false, ids: true })]);
    const other = await testLedger();
    const target = importTarget(other, () => NOW);
    expect(await importFile(file, target)).toEqual({ added: 6, updated: 0, unchanged: 0, rejected: [], ownIds: 6 });
    const sums = async (database: LedgerDatabase) => sumsOfDays(await daysIn(database, ALL));
    expect(await sums(other)).toEqual(await sums(ledger));
    const paid = (database: LedgerDatabase) =>
      database.requesters.toArray().then((all) => all.map(({ names, sums, days }) => ({ names, sums, days })));
    expect(await paid(other)).toEqual(expect.arrayContaining(await paid(ledger)));
    expect(await importFile(file, target)).toMatchObject({ added: 0, updated: 0, unchanged: 6 });
    expect(await sums(other)).toEqual(await sums(ledger));
  });

  it('has neither notes nor lists, nor has the file behind a statement', async () => {
    await setNote(ledger, 'mturk:AHOSTILE', NOTE);
    await setListing(ledger, 'mturk:AHOSTILE', 'blocked');
    const all = await (await exportHistory(exportSource(ledger), NOW)).text();
    expect([all.includes(NOTE), all.includes('blocked')]).toEqual([true, true]);
    const source = periodSource(ledger, { range: ALL, platforms: EVERYWHERE });
    const attached = await (await attachmentOf(source, NOW)).file.text();
    for (const given of [await text('history'), attached]) {
      expect(given).toContain('AHOSTILE');
      expect([given.includes(NOTE), given.includes('blocked')]).toEqual([false, false]);
    }
  });
});

describe('a preview', () => {
  it.each(EXPORT_FORMATS)('of %s is how the file begins', async (format) => {
    const choice = {
      chosen: { range: ALL, platforms: EVERYWHERE },
      ...PLAIN,
      leftOut: { titles: true, names: false, ids: false },
    };
    const whole = (await (await makeFile(ledger, format, choice, { now: NOW })).text()).replace(/^\uFEFF/, '');
    const preview = await previewOf(ledger, format, choice, NOW);
    expect(preview.text).not.toBe('');
    expect(whole.startsWith(preview.text)).toBe(true);
    expect(preview.isWhole).toBe(preview.text === whole);
  });
});

it('a file that is cancelled is not made', async () => {
  const cancel = new AbortController();
  const choice = { chosen: { range: ALL, platforms: EVERYWHERE }, ...PLAIN };
  const options = { now: NOW, signal: cancel.signal, onProgress: () => cancel.abort() };
  await expect(makeFile(ledger, 'csv-tasks', choice, options)).rejects.toHaveProperty('name', 'AbortError');
  const history = exportHistory(exportSource(ledger), NOW, { signal: cancel.signal });
  await expect(history).rejects.toHaveProperty('name', 'AbortError');
});

describe('the history of some days', () => {
  const YESTERDAY = { from: '2026-11-23', to: '2026-11-23' };
  const historyOf = (database: LedgerDatabase, range: DayRange) =>
    exportHistory(periodSource(database, { range, platforms: EVERYWHERE }), NOW);

  it('brought in where it came from changes nothing', async () => {
    const before = await (await exportHistory(exportSource(ledger), NOW)).text();
    for (const period of PERIODS) {
      const outcome = await importFile(
        await historyOf(ledger, rangeOf(period, '2026-11-24')),
        importTarget(ledger, () => NOW),
      );
      expect(outcome).toMatchObject({ added: 0, updated: 0, rejected: [] });
    }
    expect(await (await exportHistory(exportSource(ledger), NOW)).text()).toBe(before);
  });

  it('gives their figures in an empty ledger', async () => {
    const other = await testLedger();
    const file = await historyOf(ledger, YESTERDAY);
    await importFile(
      file,
      importTarget(other, () => NOW),
    );
    const sums = async (database: LedgerDatabase) => sumsOfDays(await daysIn(database, YESTERDAY));
    expect(await sums(other)).toEqual(await sums(ledger));
    expect((await sums(other)).totals).toMatchObject({
      searchingMs: 4 * MINUTE,
      bonusMicros: 300_000,
      rejectedTasks: 1,
    });
  });

  it('of all days is the whole history', async () => {
    expect(await (await historyOf(ledger, ALL)).text()).toBe(
      await (await exportHistory(exportSource(ledger), NOW)).text(),
    );
  });

  it('holds nothing of other days', async () => {
    const { tasks, requesters, payments } = JSON.parse(await (await historyOf(ledger, YESTERDAY)).text());
    expect(tasks.map(({ assignmentId }: { assignmentId: string }) => assignmentId)).toEqual(['A3', 'A4']);
    expect(requesters).toHaveLength(1);
    expect(payments).toHaveLength(1);
    const none = JSON.parse(await (await historyOf(ledger, { from: '2020-01-01', to: '2020-01-02' })).text());
    expect(none).toMatchObject({ tasks: [], spans: [], payments: [], requesters: [] });
  });
});

it('a period is the same stretch of days for the popup and for files', async () => {
  for (const period of PERIODS) {
    const view = await popupView(ledger, period, null, NOW);
    const sums = sumsOfDays(await daysIn(ledger, rangeOf(period, '2026-11-24')));
    expect(view.period).toEqual({ period, ...sums });
  }
});
