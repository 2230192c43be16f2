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
  /** What the same file did a second time, and what is there then. */
  again: unknown;
  afterAgain: Record<string, Print>;
  /** Of each part: how long it took, and the most that the page held, where the browser tells. */
  parts: Record<string, { s: number; heapMb: number | null }>;
}

/** Everything goes out, is erased, and comes in again, twice, as on the history page. */
export async function roundTrip(): Promise<RoundTrip> {
  const database = theLedger();
  const parts: RoundTrip['parts'] = {};
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const heap = watchedHeap();
    const done = await work();
    parts[what] = { s: Math.round((performance.now() - startedAt) / 1000), heapMb: heap() };
    return done;
  };
  const options = { now: Date.now, locks: navigator.locks };
  const before = await timed('reading all', prints);
  const file = await timed('export', async () => {
    return new File([await exportHistory(exportSource(database), Date.now())], 'history.json');
  });
  await timed('erasing', () => eraseEverything(database, Date.now()));
  await timed('import', () => bringIn(file, database, options));
  const after = await prints();
  const again = await timed('import again', () => bringIn(file, database, options));
  return { before, after, again, afterAgain: await prints(), parts };
}

/** Looks at the size of the page's heap from now on. @returns ends it, and gives the greatest in MB */
function watchedHeap(): () => number | null {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  if (memory === undefined) return () => null;
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize);
  }, 250);
  return () => {
    clearInterval(timer);
    return Math.round(most / 1e6);
  };
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
