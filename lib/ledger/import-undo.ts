/**
 * Takes an import back. What it added is removed, what it changed is as it was; what the worker, the platform or another
 * file changed since is kept, record by record, and of a task fact by fact (`untouched.ts`).
 *
 * Goes back through the journal, the last piece first, each in one transaction that removes the piece as well: whatever
 * interrupts it, the next start goes on from there.
 */
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { fingerprint } from './fingerprint';
import { removeSpans, restoreTasks } from './import-undo-tasks';
import { said } from './imports';
import { withListing, withNote } from './listings';
import { renewMarks } from './marks';
import { CLOCKS, type ImportPieceRecord, type ImportRecord, type RequesterRecord, type Said } from './records';
import { withRollups } from './rollups';
import { isZeroByClock } from './sums-by-clock';

/**
 * Takes an import back, or goes on with it. Does nothing where it is taken back already, or not there.
 *
 * @param onProgress told of the part that is done, 0 to 1
 */
export async function takeBack(
  database: LedgerDatabase,
  importId: string,
  reason: NonNullable<ImportRecord['undoneFor']>,
  now: () => number,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const isBegun = await database.transaction('rw', database.imports, async () => {
    const record = await database.imports.get(importId);
    if (!record || record.is === 'undone') return false;
    if (record.is !== 'undoing') await database.imports.put({ ...record, is: 'undoing', undoneFor: reason, kept: 0 });
    return true;
  });
  if (!isBegun) return;
  const pieces = await database.importPieces.where(':id').between([importId, 0], [importId, []]).primaryKeys();
  for (const [index, key] of pieces.reverse().entries()) {
    await takePieceBack(database, key, now());
    onProgress((index + 1) / pieces.length);
  }
  await database.imports.update(importId, { is: 'undone', endedAt: now() });
}

async function takePieceBack(database: LedgerDatabase, key: [string, number], now: number): Promise<void> {
  await database.transaction('rw', [...database.log, ...database.journal], async () => {
    const [piece, record] = [await database.importPieces.get(key), await database.imports.get(key[0])];
    if (!piece || !record) return;
    const kept =
      (await restoreSaid(database, piece)) +
      (await restorePayments(database, piece, now)) +
      (await removeSpans(database, piece, now)) +
      (await restoreTasks(database, piece, now));
    await restoreRequesters(database, piece, record.referenceMicros, now);
    await database.importPieces.delete(key);
    if (kept > 0) await database.imports.update(record.id, { kept: record.kept + kept });
  });
}

/** Names, listings and notes that are still as the import left them. @returns of how many requesters something stays */
async function restoreSaid(database: LedgerDatabase, { said: changes = [] }: ImportPieceRecord): Promise<number> {
  let kept = 0;
  for (const { key, before, after } of [...changes].reverse()) {
    const known = await database.requesters.get(key);
    if (!known) continue;
    const is = said(known);
    const back = <Field extends keyof Said>(field: Field) => (equal(is[field], after[field]) ? before : is)[field];
    const restored = withNote(withListing({ ...known, names: back('names') ?? [] }, back('listing')), back('note'));
    if (!equal(is, after)) kept += 1;
    await database.requesters.put(restored);
  }
  return kept;
}

async function restorePayments(database: LedgerDatabase, piece: ImportPieceRecord, now: number): Promise<number> {
  const prints = new Map(piece.added.payments);
  const changes = new Map(piece.payments?.map((change) => [change.after.key, change]));
  const keys = [...prints.keys(), ...changes.keys()];
  if (keys.length === 0) return 0;
  let kept = 0;
  await withRollups(database, { payments: keys }, now, async () => {
    for (const payment of (await database.payments.bulkGet(keys)).filter((one) => one !== undefined)) {
      const change = changes.get(payment.key);
      const isAsLeft = change ? equal(payment, change.after) : fingerprint(payment) === prints.get(payment.key);
      if (!isAsLeft) kept += 1;
      else if (change) await database.payments.put(change.before);
      else await database.payments.delete(payment.key);
    }
  });
  return kept;
}

/**
 * Requesters that the import brought, and of whom nothing is left, are removed. The marks of the others are found again
 * from those before the import, for a history that its tasks ended or began is none of theirs; unless they are judged by
 * another wage by now.
 */
async function restoreRequesters(
  database: LedgerDatabase,
  { requesters: touched = [] }: ImportPieceRecord,
  referenceMicros: number | null,
  now: number,
): Promise<void> {
  if (touched.length === 0) return;
  const context = await loadContext(database);
  const isSameWage = (context.reference?.microsPerHour ?? null) === referenceMicros;
  const known = await database.requesters.bulkGet(touched.map(({ key }) => key));
  const judged: RequesterRecord[] = [];
  for (const [index, { key, before }] of touched.entries()) {
    const requester = known[index];
    if (!requester) continue;
    if (before === null && isNothing(requester)) {
      await database.requesters.delete(key);
      continue;
    }
    const { underpaying, ...rest } = requester;
    const marks = isSameWage ? before?.underpaying : underpaying;
    judged.push(marks === undefined ? rest : { ...rest, underpaying: marks });
  }
  await renewMarks(database, judged, context, now);
  await database.requesters.bulkPut(judged);
}

/** Whether a record says nothing that a new one would not. */
function isNothing({ names, listing, note, sums, days }: RequesterRecord): boolean {
  if (names.length > 0 || listing !== undefined || note !== undefined) return false;
  return isZeroByClock(sums) && CLOCKS.every((clock) => days[clock] === 0);
}
