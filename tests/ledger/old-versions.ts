/** Ledgers that older versions of the database left behind, as browsers in the field hold them. */
import { readFile } from 'node:fs/promises';
import { Dexie } from 'dexie';
import { MIGRATIONS } from '../../lib/ledger/migrations';
import type { PaymentRecord, RequesterRecord, SpanRecord, TaskRecord } from '../../lib/ledger/records';
import type { RequesterView } from '../../lib/ledger/views';
import type { PayTotals } from '../../lib/pay/totals';

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
type OldVersion = (typeof OLD_VERSIONS)[number];

async function readOldLedger(version: OldVersion): Promise<OldLedger> {
  const text = await readFile(new URL(`../fixtures/ledger/version-${version}.json`, import.meta.url), 'utf8');
  return JSON.parse(text, (_, value) => (/^-?\d+n$/.test(String(value)) ? BigInt(String(value).slice(0, -1)) : value));
}

/** The tables of a version, with their indexes in Dexie's notation. */
function tablesOf(version: OldVersion): Record<string, string> {
  return Object.assign({}, ...MIGRATIONS.filter((one) => one.version <= version).map(({ tables }) => tables));
}

/** Makes the database as a version had it, and closes it again. */
export async function leaveOldLedger(version: OldVersion, name: string): Promise<OldLedger> {
  const left = await readOldLedger(version);
  const database = new Dexie(name);
  database.version(version).stores(tablesOf(version));
  for (const [store, records] of Object.entries(left.stores)) await database.table(store).bulkAdd(records);
  database.close();
  return left;
}
