import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { NOTHING_LEFT_OUT } from '../../lib/exchange/export-choice';
import { forOthers } from '../../lib/exchange/for-others';
import type { HistoryTask } from '../../lib/exchange/history-schema';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from '../../lib/exchange/imported';
import { isMadeUp, MadeUpIds } from '../../lib/exchange/made-up-ids';
import { readHistory } from '../../lib/exchange/upah-history';
import { taskKey } from '../../lib/ledger/records';
import { arbitraryPayment, arbitraryRequester, arbitrarySpan, arbitraryTask } from './arbitrary-records';

const NOW = Date.UTC(2025, 5, 1);

interface Records {
  tasks: ImportedTask[];
  spans: ImportedSpan[];
  payments: ImportedPayment[];
  requesters: ImportedRequester[];
}

/** Few ids, so that records share them. */
const few = fc.nat(3).map((number) => `ID${number}`);
const records: fc.Arbitrary<Records> = fc.record({
  tasks: fc.array(
    fc
      .tuple(arbitraryTask, few, fc.option(few), fc.option(few))
      .map(([task, taskId, assignmentId, requesterId]) => ({ ...task, taskId, assignmentId, requesterId })),
    { maxLength: 6 },
  ),
  spans: fc.array(
    fc
      .tuple(arbitrarySpan, few, fc.option(few))
      .map(([span, taskId, assignmentId]) =>
        span.kind === 'task' ? { ...span, taskKey: taskKey(span.platform, taskId, assignmentId) } : span,
      ),
    { maxLength: 6 },
  ),
  payments: fc.array(arbitraryPayment, { maxLength: 4 }),
  requesters: fc.array(
    fc.tuple(arbitraryRequester, few).map(([requester, requesterId]) => ({ ...requester, requesterId })),
    { maxLength: 4 },
  ),
});

function fileWithoutIds({ tasks, spans, payments, requesters }: Records, now = NOW): Promise<Blob> {
  const keyed = tasks.map((task) => ({ ...task, key: taskKey(task.platform, task.taskId, task.assignmentId) }));
  async function* all<T>(list: T[]): AsyncGenerator<T[]> {
    for (const one of list) yield [one];
  }
  const source = {
    allTasks: () => all(keyed),
    allSpans: () => all(spans),
    allPayments: () => all(payments),
    allRequesters: () => all(requesters),
  };
  return exportHistory(forOthers(source, { ...NOTHING_LEFT_OUT, ids: true }, now), now);
}

/** The same records under other ids. */
function renamed({ tasks, spans, payments, requesters }: Records): Records {
  const other = <Id extends string | null>(id: Id) => (id === null ? null : id.replace(/[^:]+$/, 'OTHER$&')) as Id;
  return {
    tasks: tasks.map((task) => ({
      ...task,
      ...{ taskId: other(task.taskId), assignmentId: other(task.assignmentId), groupId: other(task.groupId) },
      requesterId: other(task.requesterId),
      ...(task.measured?.requesterId === undefined
        ? {}
        : { measured: { ...task.measured, requesterId: other(task.measured.requesterId) } }),
    })),
    spans: spans.map((span) => ({ ...span, id: other(span.id), taskKey: other(span.taskKey) })),
    payments: payments.map(({ assigned, ...payment }) => ({
      ...payment,
      key: other(payment.key),
      ...(assigned && {
        assigned: assigned.map((part) => ({
          ...part,
          ...{ requesterKey: other(part.requesterKey), taskKey: other(part.taskKey) },
        })),
      }),
    })),
    requesters: requesters.map((requester) => ({ ...requester, requesterId: other(requester.requesterId) })),
  };
}

describe('ids made up for a file', () => {
  it('say nothing of the real ones: under others the file is the same, byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (some) => {
        const [file, other] = await Promise.all([fileWithoutIds(some), fileWithoutIds(renamed(some))]);
        expect(await other.text()).toBe(await file.text());
      }),
    );
  });

  it('hold together what belonged together, and keep apart the rest', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (some) => {
        const found: Records = { tasks: [], spans: [], payments: [], requesters: [] };
        const read = await readHistory(await fileWithoutIds(some));
        if ('refused' in read) throw new Error(read.refused);
        for await (const piece of read.pieces) {
          expect(piece.rejected).toEqual([]);
          found.tasks.push(...piece.tasks);
          found.spans.push(...piece.spans);
          found.requesters.push(...piece.requesters);
        }
        const keyOf = (task: ImportedTask) => taskKey(task.platform, task.taskId, task.assignmentId);
        const ids: Record<string, (given: Records) => (string | null)[]> = {
          task: ({ tasks }) => tasks.map(({ taskId }) => taskId),
          key: ({ tasks, spans }) => [...tasks.map(keyOf), ...spans.map(({ taskKey }) => taskKey)],
          requester: ({ tasks, requesters }) => [...tasks, ...requesters].map(({ requesterId }) => requesterId),
        };
        for (const idsOf of Object.values(ids)) {
          const [real, madeUp] = [idsOf(some), idsOf(found)];
          const distinct = new Set(real.map((id, index) => `${id} ${madeUp[index]}`)).size;
          expect([new Set(real).size, new Set(madeUp).size]).toEqual([distinct, distinct]);
        }
        for (const { taskId } of found.tasks) expect(isMadeUp(taskId)).toBe(true);
      }),
    );
  });

  it('of two files are never the same', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (some) => {
        const idsIn = async (file: Blob) => {
          const { tasks }: { tasks: HistoryTask[] } = JSON.parse(await file.text());
          return tasks.map(({ taskId }) => taskId);
        };
        const first = new Set(await idsIn(await fileWithoutIds(some)));
        expect((await idsIn(await fileWithoutIds(some, NOW + 1))).filter((id) => first.has(id))).toEqual([]);
      }),
    );
  });

  it('leave a bonus under its day, by which it is found, and a transfer under nothing', () => {
    const ids = new MadeUpIds(NOW);
    const payment = {
      platform: 'mturk',
      day: '2025-05-01',
      amount: { micros: 1, currency: 'USD' },
      status: null,
    } as const;
    const bonus = { ...payment, kind: 'bonus', key: 'mturk|bonus|2025-05-01' } as const;
    expect(ids.ofPayment(bonus)).toEqual(bonus);
    const transfer = ids.ofPayment({ ...payment, kind: 'transfer', key: 'mturk|transfer|TRANSFER1' });
    expect(transfer.key).toMatch(/^mturk\|transfer\|payment-[0-9a-z]+-2$/);
  });

  it.each(['3TASK-1-1', 'task-1', 'task-abc-0', 'Task-abc-1', 'task-a-1-1'])('are not taken for such: %s', (id) => {
    expect(isMadeUp(id)).toBe(false);
  });
});
