/** A ledger that version 1 of the database left behind, as a browser in the field holds it. */
import { readFile } from 'node:fs/promises';
import { Dexie } from 'dexie';
import { MIGRATIONS } from '../../lib/ledger/migrations';
import type { PaymentRecord, SpanRecord, TaskRecord } from '../../lib/ledger/records';
import type { RequesterView } from '../../lib/ledger/views';
import type { PayTotals } from '../../lib/pay/totals';

interface Version1 {
  /** When it was left. */
  now: number;
  stores: { tasks: TaskRecord[]; spans: SpanRecord[]; payments: PaymentRecord[] } & Record<string, unknown[]>;
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

async function readVersion1(): Promise<Version1> {
  const text = await readFile(new URL('../fixtures/ledger/version-1.json', import.meta.url), 'utf8');
  return JSON.parse(text, (_, value) => (/^-?\d+n$/.test(String(value)) ? BigInt(String(value).slice(0, -1)) : value));
}

/** Makes the database as version 1 had it, and closes it again. */
export async function leaveVersion1(name: string): Promise<Version1> {
  const left = await readVersion1();
  const database = new Dexie(name);
  const [first] = MIGRATIONS;
  database.version(1).stores(first?.tables ?? {});
  for (const [store, records] of Object.entries(left.stores)) await database.table(store).bulkAdd(records);
  database.close();
  return left;
}
