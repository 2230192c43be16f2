/** Ledgers that older versions of the database left behind, as browsers in the field hold them. */
import { Dexie } from 'dexie';
import { MIGRATIONS } from '../../lib/ledger/migrations';
import type { PaymentRecord, RequesterRecord, SpanRecord, TaskRecord } from '../../lib/ledger/records';
import type { RequesterView } from '../../lib/ledger/views';
import type { PayTotals } from '../../lib/pay/totals';
import version1 from '../fixtures/ledger/version-1.json';
import version2 from '../fixtures/ledger/version-2.json';

export interface OldLedger {
  /** When it was left. */
  now: number;
  stores: {
    tasks: TaskRecord[];
    spans: SpanRecord[];
    payments: PaymentRecord[];
    requesters: RequesterRecord[];
  } & Record<string, unknown[]>;
  /** What the popup showed of all time, and of one requester. */
  figures: {
    totals: Partial<PayTotals>;
    realPay: number;
    confirmedPay: number;
    onTaskPay: number;
    unpaidShare: number;
  };
  requester: RequesterView;
}

/** Every version that has a successor; each has its fixture, made by the code of its time. */
export const OLD_VERSIONS = [1, 2] as const;
export type OldVersion = (typeof OLD_VERSIONS)[number];

const FIXTURES: Record<OldVersion, unknown> = { 1: version1, 2: version2 };

/** A ledger as a version left it. */
export function oldLedger(version: OldVersion): OldLedger {
  const isBig = (value: unknown): value is string => typeof value === 'string' && /^-?\d+n$/.test(value);
  const revive = (_: string, value: unknown) => (isBig(value) ? BigInt(value.slice(0, -1)) : value);
  return JSON.parse(JSON.stringify(FIXTURES[version]), revive);
}

/** The tables of a version, with their indexes in Dexie's notation. */
function tablesOf(version: OldVersion): Record<string, string> {
  return Object.assign({}, ...MIGRATIONS.filter((one) => one.version <= version).map(({ tables }) => tables));
}

/** Makes the database as a version had it, and closes it again; `times` as long, where it is to take its time. */
export async function leaveOldLedger(version: OldVersion, name: string, times = 1): Promise<OldLedger> {
  const left = oldLedger(version);
  const database = new Dexie(name);
  database.version(version).stores(tablesOf(version));
  for (const [store, records] of Object.entries(left.stores)) await database.table(store).bulkAdd(records);
  for (let time = 1; time < times; time += 1) await addAgain(database, left, `R${time}`);
  database.close();
  return left;
}

/** The same tasks and closed spans once more, under other names. The sums are not those of all: an upgrade makes them anew. */
async function addAgain(database: Dexie, { stores: { tasks, spans } }: OldLedger, suffix: string): Promise<void> {
  const other = <T extends string | null>(name: T) => (name === null ? null : `${name}${suffix}`) as T;
  const otherTasks = tasks.map(({ key, taskId, assignmentId, ...task }) => {
    return { ...task, key: other(key), taskId: other(taskId), assignmentId: other(assignmentId) };
  });
  const otherSpans = spans
    .filter(({ open }) => !open)
    .map(({ id, taskKey, ...span }) => ({ ...span, id: other(id), taskKey: other(taskKey) }));
  await database.table('tasks').bulkAdd(otherTasks);
  await database.table('spans').bulkAdd(otherSpans);
}
