import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import type { HistoryPiece } from '../../lib/exchange/upah-history';
import { readHistory } from '../../lib/exchange/upah-history';
import { taskKey } from '../../lib/ledger/records';
import { arbitraryPayment, arbitraryRequester, arbitrarySpan, arbitraryTask } from './arbitrary-records';

const NOW = Date.UTC(2025, 5, 1);

type Records = Omit<HistoryPiece, 'rejected' | 'bytesRead'>;

async function* inBatches<T>(records: T[], size = 2): AsyncGenerator<T[]> {
  for (let start = 0; start < records.length; start += size) yield records.slice(start, start + size);
}

async function fileOf(records: Partial<Records>): Promise<string> {
  const { tasks = [], spans = [], payments = [], requesters = [] } = records;
  const withKeys = tasks.map((task) => ({ ...task, key: taskKey(task.platform, task.taskId, task.assignmentId) }));
  const file = await exportHistory(
    {
      allTasks: () => inBatches(withKeys),
      allSpans: () => inBatches(spans),
      allPayments: () => inBatches(payments),
      allRequesters: () => inBatches(requesters),
    },
    NOW,
  );
  return file.text();
}

/** All that a file holds, or why it was refused. */
async function parseHistory(text: string) {
  const history = await readHistory(new Blob([text]));
  if ('refused' in history) return history;
  const all: Omit<HistoryPiece, 'bytesRead'> = { tasks: [], spans: [], payments: [], requesters: [], rejected: [] };
  for await (const { bytesRead: _, ...piece } of history.pieces) {
    all.tasks.push(...piece.tasks);
    all.spans.push(...piece.spans);
    all.payments.push(...piece.payments);
    all.requesters.push(...piece.requesters);
    all.rejected.push(...piece.rejected);
  }
  return all;
}

const oneTask = fc.sample(arbitraryTask, { numRuns: 1, seed: 1 });
const oneSpan = fc.sample(arbitrarySpan, { numRuns: 1, seed: 1 });

describe('a history file', () => {
  it('is one JSON object with the format, its version and the five lists', async () => {
    const file = JSON.parse(await fileOf({}));
    expect(file).toEqual({
      format: 'upah-history',
      version: 1,
      exportedAt: '2025-06-01T00:00:00.000Z',
      tasks: [],
      spans: [],
      payments: [],
      requesters: [],
      ratings: [],
    });
  });

  it('gives back every record it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          tasks: fc.array(arbitraryTask, { maxLength: 8 }),
          spans: fc.array(arbitrarySpan, { maxLength: 8 }),
          payments: fc.array(arbitraryPayment, { maxLength: 4 }),
          requesters: fc.array(arbitraryRequester, { maxLength: 4 }),
        }),
        async (records) => {
          const text = await fileOf(records);
          expect(await parseHistory(text)).toEqual({ ...records, rejected: [] });
          expect(await parseHistory(JSON.stringify(JSON.parse(text), null, 2))).toEqual({ ...records, rejected: [] });
        },
      ),
    );
  });

  it('names the task of a span by both its ids, where the task is known', async () => {
    const task = { ...fc.sample(arbitraryTask, 1)[0], taskId: 'T1', assignmentId: 'A1', focusedMs: 10 };
    const span = { ...fc.sample(arbitrarySpan, 1)[0], kind: 'task', taskKey: 'mturk:A1' };
    const file = JSON.parse(await fileOf({ tasks: [task], spans: [span] } as Records));
    expect(file.spans[0]).toMatchObject({ taskId: 'T1', assignmentId: 'A1' });
  });
});

describe('readHistory', () => {
  it.each([
    ['{"format": "upah-history", "version": 1, "tasks": [', 'malformed'],
    ['', 'malformed'],
    ['null', 'malformed'],
    ['[]', 'malformed'],
    ['{"format":"upah-history"}', 'malformed'],
    ['{"format":"other","version":1,"tasks":[],"spans":[],"payments":[],"requesters":[],"ratings":[]}', 'malformed'],
    ['{"format":"upah-history","version":2}', 'version-newer'],
    [`{"format":"upah-history","version":1,"tasks":${'['.repeat(100_000)}`, 'malformed'],
  ])('refuses %.60s', async (text, reason) => {
    expect(await parseHistory(text)).toEqual({ refused: reason });
  });

  it('rejects records that are not as they should be, with their line and reason, and keeps the rest', async () => {
    const good = JSON.parse(await fileOf({ tasks: oneTask, spans: oneSpan }));
    const [task] = good.tasks;
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const file = {
      ...good,
      tasks: [
        { ...task, reward: { micros: -1, currency: 'USD' } },
        { ...task, reward: { micros: 0.5, currency: 'USD' } },
        { ...task, reward: 1 },
        { ...task, reward: undefined },
        { ...task, state: 'won' },
        { ...task, acceptedAt: 1_491_975_838_000 },
        { ...task, acceptedAt: '2017-02-30T00:00:00Z' },
        { ...task, elapsedMs: -1 },
        { ...task, title: 'x'.repeat(5_000_000) },
        { ...task, title: 'DEEP' },
        null,
        'task',
        task,
      ],
      ratings: [{}],
    };
    const history = await parseHistory(JSON.stringify(file).replace('"DEEP"', deep));
    if ('refused' in history) throw new Error(history.refused);
    expect(history.tasks).toEqual(oneTask);
    expect(history.spans).toEqual(oneSpan);
    expect(history.rejected).toEqual([
      ...Array.from({ length: 12 }, (_, index) => ({ line: 3 + index, reason: 'malformed' })),
      { line: 25, reason: 'malformed' },
    ]);
  });

  it('is read as well when other hands laid it out, whatever stands on its first line', async () => {
    const text = await fileOf({ tasks: oneTask, spans: oneSpan });
    const here = await parseHistory(text);
    const broken = text.replace('"upah-history",', '"upah-history",\n');
    const spaced = text.replaceAll('":[', '": [');
    expect(await parseHistory(broken)).toEqual(here);
    expect(await parseHistory(spaced)).toEqual(here);
  });

  it('gives the line a record has in a file written here', async () => {
    const text = await fileOf({ tasks: oneTask, spans: oneSpan });
    const broken = text.replace('"durationMs":', '"durationMs":-');
    const line = broken.split('\n').findIndex((row) => row.includes('"durationMs":-')) + 1;
    expect(await parseHistory(broken)).toMatchObject({ rejected: [{ line, reason: 'malformed' }] });
    const unreadable = text.replace('"durationMs":', '"durationMs":1e');
    const history = await parseHistory(unreadable);
    expect(history).toMatchObject({ tasks: oneTask, spans: [], rejected: [{ line, reason: 'malformed' }] });
  });

  it('gives what is left of a file that was cut off, and says that it was', async () => {
    const tasks = fc.sample(arbitraryTask, { numRuns: 50, seed: 2 });
    const text = await fileOf({ tasks, spans: oneSpan });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: text.length - 3 }), async (length) => {
        const cut = text.slice(0, length);
        const history = await parseHistory(cut);
        if ('refused' in history) throw new Error(history.refused);
        expect(history.tasks).toEqual(tasks.slice(0, history.tasks.length));
        expect(history.rejected).toEqual([{ line: cut.split('\n').length, reason: 'malformed' }]);
      }),
    );
  });

  it('names a list that is missing or is none', async () => {
    const history = await parseHistory('{"format":"upah-history","version":1,"tasks":{},"spans":[],"payments":[]}');
    expect(history).toMatchObject({ tasks: [], rejected: [{ line: 3 }, { line: 9 }, { line: 11 }] });
  });

  it('lets no key of a file reach a prototype', async () => {
    const text = await fileOf({ tasks: oneTask });
    const hostile = text.replace('"taskId":', '"__proto__":{"polluted":1},"constructor":{"prototype":{}},"taskId":');
    const history = await parseHistory(hostile);
    expect(history).toMatchObject({ tasks: oneTask, rejected: [] });
    expect({}).not.toHaveProperty('polluted');
    if ('tasks' in history) expect(Object.keys(history.tasks[0] ?? {})).not.toContain('__proto__');
  });

  it('never throws, whatever the file holds', async () => {
    const text = await fileOf({ tasks: oneTask, spans: oneSpan });
    const good = JSON.parse(text);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(good), '__proto__'), fc.jsonValue(), async (key, value) => {
        await parseHistory(JSON.stringify({ ...good, [key]: value }));
        await parseHistory(JSON.stringify({ ...good, tasks: [value, { ...good.tasks[0], title: value }] }));
        await parseHistory(JSON.stringify(value));
        await parseHistory(`${text.split('\n').slice(0, 2).join('\n')}\n${JSON.stringify(value, null, 1)}`);
      }),
    );
  });
});
