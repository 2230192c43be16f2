/**
 * What an import changes, written down in the transaction that changes it: a piece for each, so that whatever ends the
 * import, what is in the ledger can be taken back (`import-undo.ts`).
 */
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { fingerprint } from './fingerprint';
import type { ImportPieceRecord, ImportRecord, PaymentRecord, SpanRecord, TaskRecord } from './records';
import { requesterKey } from './records';

/** Writes down that an import begins. @returns its journal */
export async function beginImport(
  database: LedgerDatabase,
  { id, fileName, bytes }: Pick<ImportRecord, 'id' | 'fileName' | 'bytes'>,
  now: number,
): Promise<ImportJournal> {
  const { reference } = await loadContext(database);
  const counts = { added: 0, updated: 0, unchanged: 0, rejected: 0, kept: 0 };
  const referenceMicros = reference?.microsPerHour ?? null;
  const begun = { id, fileName, format: null, bytes, startedAt: now, endedAt: null, ...counts, referenceMicros };
  await database.imports.add({ ...begun, is: 'running' });
  return new ImportJournal(id);
}

/** Writes down that an import is done, and what it did. Whatever was written before it is safe with it. */
export async function endImport(
  database: LedgerDatabase,
  { importId }: ImportJournal,
  done: Pick<ImportRecord, 'format' | 'added' | 'updated' | 'unchanged' | 'rejected'>,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.imports, async () => {
    const record = await database.imports.get(importId);
    if (record?.is !== 'running') throw new ImportEnded();
    await database.imports.put({ ...record, ...done, is: 'done', endedAt: now });
  });
}

/** Thrown where an import goes on that was ended elsewhere, as by the erasure of everything. */
export class ImportEnded extends Error {}

/** The journal of one import that runs. */
export class ImportJournal {
  #pieces = 0;
  readonly #requesters = new Set<string>();

  constructor(readonly importId: string) {}

  /** The notes of the transaction that runs now. */
  async open(database: LedgerDatabase): Promise<Notes> {
    const record = await database.imports.get(this.importId);
    if (record?.is !== 'running') throw new ImportEnded();
    return new Notes(database, this.#requesters);
  }

  /** Ends the transaction's part of the journal; one that changed nothing leaves no piece. */
  async close(database: LedgerDatabase, notes: Notes): Promise<void> {
    const changed = notes.changes();
    if (changed === null) return;
    await database.importPieces.add({ ...changed, importId: this.importId, n: this.#pieces });
    this.#pieces += 1;
  }
}

/** What one transaction of an import changes. */
export class Notes {
  readonly #piece: Omit<ImportPieceRecord, 'importId' | 'n'> = { added: {} };
  #isEmpty = true;

  constructor(
    readonly database: LedgerDatabase,
    readonly noted: Set<string>,
  ) {}

  added(table: 'tasks' | 'payments', records: readonly (TaskRecord | PaymentRecord)[]): void {
    this.#add(
      table,
      records.map((record) => [record.key, fingerprint(record)]),
    );
  }

  addedSpans(spans: readonly SpanRecord[]): void {
    this.#add(
      'spans',
      spans.map((span) => [span.id, fingerprint(span)]),
    );
  }

  changed<Part extends 'tasks' | 'payments' | 'focused' | 'said'>(
    part: Part,
    changes: NonNullable<ImportPieceRecord[Part]>,
  ): void {
    if (changes.length === 0) return;
    this.#piece[part] = [...(this.#piece[part] ?? []), ...changes] as never;
    this.#isEmpty = false;
  }

  /** Remembers the requesters of tasks as they are before the sums of those tasks move. */
  async beforeSumsOf(tasks: readonly TaskRecord[]): Promise<void> {
    await this.beforeRequesters(
      tasks.flatMap(({ platform, requesterId }) => (requesterId === null ? [] : requesterKey(platform, requesterId))),
    );
  }

  async beforeRequesters(touched: readonly string[]): Promise<void> {
    const keys = [...new Set(touched)].filter((key) => !this.noted.has(key));
    if (keys.length === 0) return;
    const before = await this.database.requesters.bulkGet(keys);
    for (const key of keys) this.noted.add(key);
    const requesters = keys.map((key, index) => ({ key, before: before[index] ?? null }));
    this.#piece.requesters = [...(this.#piece.requesters ?? []), ...requesters];
    this.#isEmpty = false;
  }

  /** `null` where nothing changed. */
  changes(): Omit<ImportPieceRecord, 'importId' | 'n'> | null {
    return this.#isEmpty ? null : this.#piece;
  }

  #add(table: 'tasks' | 'spans' | 'payments', records: [string, number][]): void {
    if (records.length === 0) return;
    const before = this.#piece.added[table] ?? [];
    for (const record of records) before.push(record);
    this.#piece.added[table] = before;
    this.#isEmpty = false;
  }
}

/** Runs a change of an import in one transaction, with its notes; without a journal nothing is noted. */
export async function noting<T>(
  database: LedgerDatabase,
  journal: ImportJournal | null,
  change: (notes: Notes | null) => Promise<T>,
): Promise<T> {
  if (journal === null) return database.transaction('rw', database.log, async () => change(null));
  return database.transaction('rw', [...database.log, ...database.journal], async () => {
    const notes = await journal.open(database);
    const outcome = await change(notes);
    await journal.close(database, notes);
    return outcome;
  });
}
