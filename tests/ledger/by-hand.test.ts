import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { importFile } from '../../lib/exchange/import';
import { addEntry, type Entry, type TaskEntry, type UnpaidEntry } from '../../lib/ledger/by-hand';
import { outsideView } from '../../lib/ledger/by-hand-view';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { erase } from '../../lib/ledger/erase';
import { countGoing } from '../../lib/ledger/erasure';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { overview } from '../../lib/ledger/overview';
import { periodSource } from '../../lib/ledger/period-source';
import { countProblems } from '../../lib/ledger/problems';
import { searchTasks } from '../../lib/ledger/search/search';
import { readTitles } from '../../lib/ledger/search/titles';
import { payFigures } from '../../lib/pay/wage';
import { World, workingPage } from '../tracking/world';
import { logTask, NOW, rollupsAndRebuilt, span, testLedger, viewOf, writeSpans } from './test-ledger';

const MINUTE = 60_000;
const HOUR = 3_600_000;

const CALL: TaskEntry = {
  ...{ kind: 'task', mark: 'call', platform: 'mturk', title: 'A call', requesterId: null, requesterName: 'Acme' },
  ...{ reward: { micros: 6_000_000, currency: 'USD' }, state: 'approved' },
  time: { startedAt: NOW - 2 * HOUR, endedAt: NOW - HOUR },
};
const TRAINING: UnpaidEntry = {
  ...{ kind: 'qualifications', mark: 'training', platform: 'mturk' },
  time: { startedAt: NOW - HOUR, endedAt: NOW - 30 * MINUTE },
};

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});

const add = (entry: Entry, counted: Parameters<typeof addEntry>[2]['counted'] = null) =>
  addEntry(ledger, entry, { counted, isOutside: false }, NOW);

async function sumsAreRebuilt(): Promise<void> {
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
}

describe('an entry by hand', () => {
  it('has figures of its own, and none with what was measured', async () => {
    await logTask(ledger, 'A1', { rewardMicros: 1_000_000, ms: 10 * MINUTE, state: 'approved', endedAt: NOW });
    expect(await add(CALL)).toBeNull();
    expect(await add(TRAINING)).toBeNull();
    const { period } = await viewOf(ledger, 'today');
    expect(payFigures(period)).toMatchObject({ workMs: 10 * MINUTE, realPay: 6, tasks: 1 });
    expect(period.apart).toMatchObject([{ clock: 'manual', currency: 'USD' }]);
    const own = payFigures(period.apart[0] ?? period);
    expect(own).toMatchObject({ workMs: 1.5 * HOUR, unpaidMs: 0.5 * HOUR, realPay: 4, onTaskPay: 6, tasks: 1 });
    expect((await overview(ledger, NOW)).groups.map(({ clock }) => clock)).toEqual(['focused', 'manual']);
    await sumsAreRebuilt();
  });

  it('is the figure where nothing was measured at all, and says so', async () => {
    await add(CALL);
    const { period } = await viewOf(ledger, 'today');
    expect(period).toMatchObject({ clock: 'manual', apart: [] });
    expect(payFigures(period).realPay).toBe(6);
  });

  it('is written as told: unknown pay is not known, and a day is a day', async () => {
    await add({ ...CALL, reward: null, time: { day: '2026-11-20', durationMs: 20 * MINUTE } });
    const [task] = await ledger.tasks.toArray();
    expect(task).toMatchObject({ reward: null, clock: 'manual', source: 'manual', edited: false, focusedMs: null });
    expect(task).toMatchObject({ workDay: '2026-11-20', elapsedMs: 20 * MINUTE, acceptedAt: null, endedAt: null });
    const { groups } = await overview(ledger, NOW);
    expect(groups).toMatchObject([{ days: [{ start: '2026-11-20' }] }]);
    expect(groups[0]?.totals).toMatchObject({ unknownPayTasks: 1, unknownPayMs: 20 * MINUTE, submittedMs: 0 });
    expect(groups[0] && payFigures(groups[0]).realPay).toBeNull();
  });

  it('is for a requester who is then known, under the name that was told; a known one keeps its own', async () => {
    await add({ ...CALL, requesterId: 'AREQUESTER9', requesterName: 'By phone' });
    await add({ ...CALL, mark: 'again', requesterId: 'AREQUESTER9', requesterName: 'Other', time: TRAINING.time });
    expect(await ledger.requesters.get('mturk:AREQUESTER9')).toMatchObject({
      names: ['By phone'],
      sums: { manual: { tasks: 2 }, focused: { tasks: 0 } },
    });
  });

  it('told twice is one', async () => {
    await add({ ...CALL, time: { day: '2026-11-20', durationMs: MINUTE } });
    await add({ ...CALL, time: { day: '2026-11-20', durationMs: MINUTE } });
    expect(await ledger.tasks.count()).toBe(1);
    await sumsAreRebuilt();
  });

  it('is corrected and found like any other task', async () => {
    await add(CALL);
    const [key = ''] = await ledger.tasks.toCollection().primaryKeys();
    await correctTask(ledger, key, { durationMs: 30 * MINUTE, state: 'rejected' }, NOW);
    const { totals } = (await viewOf(ledger, 'today')).period;
    expect(totals).toMatchObject({ rejectedMs: 30 * MINUTE, rejectedMicros: 6_000_000, submittedMs: 0 });
    const { signal } = new AbortController();
    const question = {
      text: 'call',
      state: null,
      platform: null,
      requester: null,
      verdict: null,
      from: null,
      to: null,
    };
    const titles = await readTitles(ledger, signal);
    const found: string[] = [];
    for await (const { refs } of searchTasks(
      ledger,
      { question: { ...question, sort: 'newest' }, titles, after: null, now: NOW },
      signal,
    )) {
      found.push(...refs.map((ref) => ref.key));
    }
    expect(found).toContain(key);
    await correctTask(ledger, key, { durationMs: null, state: null }, NOW);
    expect(await ledger.tasks.get(key)).toMatchObject({ elapsedMs: HOUR, state: 'approved', edited: false });
    await sumsAreRebuilt();
  });
});

describe('time that is known already', () => {
  const from = NOW - 2 * HOUR;

  beforeEach(async () => {
    await writeSpans(ledger, [
      span('search', { kind: 'searching', startedAt: from - 5 * MINUTE, endedAt: from + 10 * MINUTE }),
      span('queue', { kind: 'queue', startedAt: from + 20 * MINUTE, endedAt: from + 25 * MINUTE }),
    ]);
  });

  it('is asked about before anything is written', async () => {
    expect(await add(CALL)).toMatchObject({ measuredMs: 15 * MINUTE, enteredMs: 0 });
    expect(await ledger.tasks.count()).toBe(0);
  });

  it('leaves the rest of a task, or all of it, as the worker says; what was measured stays as it is', async () => {
    expect(await add(CALL, 'rest')).toBeNull();
    const { startedAt: acceptedAt, endedAt } = CALL.time as { startedAt: number; endedAt: number };
    expect(await ledger.tasks.toArray()).toMatchObject([{ elapsedMs: 45 * MINUTE, acceptedAt, endedAt }]);
    await erase(ledger, { what: 'task', taskKey: (await ledger.tasks.toCollection().primaryKeys())[0] ?? '' }, NOW);
    expect(await add(CALL, 'measured-too')).toBeNull();
    expect(await ledger.tasks.toArray()).toMatchObject([{ elapsedMs: HOUR }]);
    expect((await viewOf(ledger, 'today')).period.totals).toMatchObject({
      searchingMs: 15 * MINUTE,
      queueMs: 5 * MINUTE,
    });
    await sumsAreRebuilt();
  });

  it('leaves the pieces of unpaid time in between', async () => {
    expect(await add({ ...TRAINING, time: { startedAt: from, endedAt: from + HOUR } }, 'rest')).toBeNull();
    const pieces = (await ledger.spans.orderBy('startedAt').toArray()).filter(({ clock }) => clock === 'manual');
    expect(pieces.map(({ startedAt, endedAt }) => [startedAt - from, endedAt - from])).toEqual([
      [10 * MINUTE, 20 * MINUTE],
      [25 * MINUTE, HOUR],
    ]);
    await sumsAreRebuilt();
  });

  it('that was entered before never counts again', async () => {
    await add(CALL, 'measured-too');
    const later = { ...TRAINING, time: { startedAt: from + 30 * MINUTE, endedAt: NOW } };
    expect(await add(later)).toMatchObject({ measuredMs: 0, enteredMs: 30 * MINUTE });
    expect(await add(later, 'measured-too')).toBeNull();
    const [piece] = (await ledger.spans.toArray()).filter(({ clock }) => clock === 'manual');
    expect(piece).toMatchObject({ startedAt: from + HOUR, endedAt: NOW });
    const inside = { ...TRAINING, mark: 'inside', time: { startedAt: from, endedAt: from + MINUTE } };
    expect(await add(inside, 'measured-too')).toMatchObject({ enteredMs: MINUTE, notEntered: [] });
    expect((await ledger.spans.toArray()).length).toBe(3);
  });
});

describe('unpaid time that was entered', () => {
  it('takes no attention away from what is measured beside it, before, during or after', async () => {
    const world = await World.begin();
    ledger = world.ledger;
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.work(1, 5 * MINUTE);
    const startedAt = world.now - 3 * MINUTE;
    await addEntry(
      ledger,
      { ...TRAINING, time: { startedAt, endedAt: startedAt + MINUTE } },
      { counted: 'measured-too', isOutside: false },
      world.now,
    );
    await world.work(1, 5 * MINUTE);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(10 * MINUTE);
    await sumsAreRebuilt();
  });

  it('is not in the strip of the day, whose parts still add up', async () => {
    await logTask(ledger, 'A1', { rewardMicros: 1_000_000, ms: 10 * MINUTE, state: 'approved', endedAt: NOW });
    await add(TRAINING);
    const { day } = await viewOf(ledger, 'today');
    expect(day?.sessions.flatMap(({ parts }) => parts)).toEqual([{ kind: 'task', ms: 10 * MINUTE }]);
    expect(day?.unplaced).toEqual([]);
  });

  it('is of a period that it reaches into, whatever was measured since it began', async () => {
    await add({ ...TRAINING, time: { startedAt: NOW - 30 * HOUR, endedAt: NOW - 8 * HOUR } });
    await writeSpans(ledger, [span('queue', { kind: 'queue', startedAt: NOW - 28 * HOUR, endedAt: NOW - 27 * HOUR })]);
    const source = periodSource(ledger, { range: { from: '2026-11-24', to: '2026-11-24' }, platforms: ['mturk'] });
    for await (const tasks of source.allTasks()) expect(tasks).toEqual([]);
    const found: (string | undefined)[] = [];
    for await (const spans of source.allSpans()) found.push(...spans.map(({ kind }) => kind));
    expect(found).toEqual(['qualifications']);
  });

  it('is erased by itself, and with it nothing else', async () => {
    await add(TRAINING);
    await add({ ...TRAINING, mark: 'other', time: { startedAt: NOW - 20 * MINUTE, endedAt: NOW } });
    await countProblems(ledger, 'mturk', 'queue', [{ reason: 'rows-malformed', rows: 1 }], NOW - 40 * MINUTE);
    const spanId = (await ledger.spans.orderBy('startedAt').first())?.id ?? '';
    const wanted = { what: 'unpaid' as const, spanId };
    expect(await countGoing(ledger, wanted, NOW)).toEqual({ tasks: 0, spans: 1, payments: 0 });
    await erase(ledger, wanted, NOW);
    expect(await ledger.spans.count()).toBe(1);
    expect(await ledger.problems.count()).toBe(1);
    await erase(ledger, wanted, NOW);
    expect(await ledger.spans.count()).toBe(1);
    await sumsAreRebuilt();
  });
});

describe('the newest entries', () => {
  it('are tasks and unpaid time, by the time they are of, and nothing that was measured', async () => {
    await logTask(ledger, 'A1', { rewardMicros: 1_000_000, ms: 10 * MINUTE, state: 'approved', endedAt: NOW });
    await add({ ...CALL, mark: 'day', time: { day: '2026-11-20', durationMs: MINUTE } });
    await add({ ...CALL, platform: 'prolific' });
    await add(TRAINING);
    const { entered, work } = await outsideView(ledger);
    expect(work).toBeNull();
    expect(entered.map(({ kind, platform, durationMs }) => [kind, platform, durationMs])).toEqual([
      ['qualifications', 'mturk', 30 * MINUTE],
      ['task', 'prolific', HOUR],
      ['task', 'mturk', MINUTE],
    ]);
    for (let n = 0; n < 12; n += 1) {
      await add({ ...CALL, mark: `m${n}`, time: { day: '2026-11-21', durationMs: MINUTE } });
    }
    expect((await outsideView(ledger)).entered).toHaveLength(10);
  });

  it('come back from a file as they were', async () => {
    await add(CALL);
    await add(TRAINING);
    const before = await outsideView(ledger);
    const file = new File([await exportHistory(exportSource(ledger), NOW)], 'history.json');
    const other = await testLedger();
    await importFile(
      file,
      importTarget(other, () => NOW),
    );
    expect(await outsideView(other)).toEqual(before);
    expect((await viewOf(other, 'today')).period).toEqual((await viewOf(ledger, 'today')).period);
  });
});
