/** What the extension has written down, read in one of its own pages. */
import type { Page } from 'puppeteer-core';
import type { PaymentRecord, SpanRecord, TabRecord, TaskRecord } from '../../lib/ledger/records';
import type { TaskState } from '../../lib/platforms/reading';

export interface Records {
  tasks: TaskRecord[];
  /** In the order in which they began. */
  spans: SpanRecord[];
  payments: PaymentRecord[];
  tabs: TabRecord[];
}

const STORES = ['tasks', 'spans', 'payments', 'tabs'] as const;

/** Everything in the ledger as it stands; empty where the extension has not made it yet. */
export async function readRecords(extensionPage: Page): Promise<Records> {
  const [tasks, spans, payments, tabs] = (await extensionPage.evaluate(async (stores) => {
    const outcome = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // To open a database that is not there would make an empty one, which the extension could not use.
    const made = (await indexedDB.databases()).some(({ name, version }) => name === 'upah' && version !== undefined);
    if (!made) return stores.map(() => []);
    const database = await outcome(indexedDB.open('upah'));
    try {
      const transaction = database.transaction(stores);
      return await Promise.all(stores.map((store) => outcome(transaction.objectStore(store).getAll())));
    } finally {
      database.close();
    }
  }, STORES)) as [TaskRecord[], SpanRecord[], PaymentRecord[], TabRecord[]];
  return { tasks, spans: spans.sort((a, b) => a.startedAt - b.startedAt), payments, tabs };
}

/** The one record of a task. */
export function taskOf({ tasks }: Records, { assignmentId }: { assignmentId: string }): TaskRecord {
  const found = tasks.filter((task) => task.assignmentId === assignmentId);
  const [task] = found;
  if (!task || found.length > 1) throw new Error(`${found.length} records of ${assignmentId}`);
  return task;
}

/**
 * Tells whether a task has come to a state, and nothing of its time is still to be told. The state and the page's last
 * word on the time come by two ways, and either may be the first.
 */
export function isNow(state: TaskState, { assignmentId }: { assignmentId: string }): (records: Records) => boolean {
  return ({ tasks, spans }) => {
    const task = tasks.find((one) => one.assignmentId === assignmentId);
    return task?.state === state && spans.every(({ taskKey, open }) => taskKey !== task.key || !open);
  };
}

/** The records in few words, for a test that fails. */
export function describe({ tasks, spans, tabs }: Records): string {
  const start = spans[0]?.startedAt ?? 0;
  const seconds = (at: number) => ((at - start) / 1000).toFixed(1);
  return [
    ...tasks.map(({ key, state, focusedMs, elapsedMs }) => `${key} ${state} ${focusedMs} ms of ${elapsedMs}`),
    ...spans.map(
      ({ id, kind, taskKey, tabId, startedAt, endedAt, open, closedBy, untilAt }) =>
        `${id.slice(-8)} ${kind} ${taskKey ?? ''} tab ${tabId} ${seconds(startedAt)} to ${seconds(endedAt)} s` +
        `${open ? ' open' : ''} ${closedBy ?? ''} ${untilAt === undefined ? '' : `until ${seconds(untilAt)}`}`,
    ),
    ...tabs.map(({ tabId, page, opened }) => `tab ${tabId} ${page?.page} ${page?.leftAt} ${JSON.stringify(opened)}`),
  ].join('\n');
}
