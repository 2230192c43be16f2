import { bringIn } from '../../../lib/exchange/bring-in';
import { exportHistory } from '../../../lib/exchange/export';
import { eraseEverything } from '../../../lib/ledger/erase';
import { batches, exportSource } from '../../../lib/ledger/exports';
import { theLedger } from '../../../lib/ledger/open';

/** What a table holds, in a word: how many records, and a print of all of them in the order of their keys. */
type Print = [count: number, hash: number];

export interface RoundTrip {
  before: Record<string, Print>;
  after: Record<string, Print>;
  /** What the same file did a second time. */
  again: unknown;
}

/** Everything goes out, is erased, and comes in again, twice, as on the history page. */
export async function roundTrip(): Promise<RoundTrip> {
  const database = theLedger();
  const before = await prints();
  const file = new File([await exportHistory(exportSource(database), Date.now())], 'history.json');
  await eraseEverything(database, Date.now());
  const options = { now: Date.now, locks: navigator.locks };
  await bringIn(file, database, options);
  const after = await prints();
  return { before, after, again: await bringIn(file, database, options) };
}

/** A print of every table of the log and its sums. */
async function prints(): Promise<Record<string, Print>> {
  const found: Record<string, Print> = {};
  for (const table of theLedger().log.filter(({ name }) => name !== 'meta')) {
    const print: Print = [0, 0x811c9dc5];
    for await (const records of batches(table, (record) => record[String(table.schema.primKey.keyPath)])) {
      print[0] += records.length;
      for (const record of records) print[1] = fnv1a(text(record), print[1]);
    }
    found[table.name] = print;
  }
  return found;
}

/** The same for equal records, whatever the order of their fields. */
function text(record: unknown): string {
  return JSON.stringify(record, (_, value) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function fnv1a(said: string, from: number): number {
  let hash = from;
  for (let index = 0; index < said.length; index += 1) {
    hash = Math.imul(hash ^ said.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
