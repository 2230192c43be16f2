import { Dexie, type PromiseExtended, type Table } from 'dexie';
import { MIGRATIONS } from './migrations';
import type {
  DayRollup,
  ImportPieceRecord,
  ImportRecord,
  MetaRecord,
  PaymentRecord,
  ProblemRecord,
  RequesterDayRollup,
  RequesterRecord,
  SpanRecord,
  TabRecord,
  TaskRecord,
  TitleRollup,
} from './records';

/** The name by which the browser knows it. */
export const LEDGER_NAME = 'upah';

/**
 * The database. Durability is strict, for Chromium's default may lose the last seconds of the log
 * when the machine loses power. An import opens it `relaxed`: its file is still there to be brought in again, and its
 * journal, which decides whether it counts, is lost or kept with its records.
 */
export class LedgerDatabase extends Dexie {
  readonly tasks!: Table<TaskRecord, string>;
  readonly spans!: Table<SpanRecord, string>;
  readonly payments!: Table<PaymentRecord, string>;
  readonly days!: Table<DayRollup, string>;
  readonly requesters!: Table<RequesterRecord, string>;
  readonly requesterDays!: Table<RequesterDayRollup, string>;
  readonly titles!: Table<TitleRollup, string>;
  readonly problems!: Table<ProblemRecord, string>;
  readonly tabs!: Table<TabRecord, number>;
  readonly meta!: Table<MetaRecord, string>;
  readonly imports!: Table<ImportRecord, string>;
  readonly importPieces!: Table<ImportPieceRecord, [importId: string, n: number]>;

  constructor(name = LEDGER_NAME, durability: 'strict' | 'relaxed' = 'strict') {
    super(name, { chromeTransactionDurability: durability });
    for (const { version, tables, upgrade } of MIGRATIONS) {
      const step = this.version(version).stores(tables);
      if (upgrade) step.upgrade(upgrade);
    }
  }

  /** What is done before records that an older version left are changed; it is told that version. */
  beforeUpgrade: ((storedVersion: number) => Promise<unknown>) | null = null;
  #prepared: Promise<void> | null = null;

  override open(): PromiseExtended<Dexie> {
    // It may be closed and opened again, with another version left there meanwhile.
    this.#prepared ??= this.#prepare().finally(() => {
      this.#prepared = null;
    });
    return Dexie.Promise.resolve(this.#prepared).then(() => super.open());
  }

  async #prepare(): Promise<void> {
    if (this.beforeUpgrade === null) return;
    const stored = (await indexedDB.databases()).find(({ name }) => name === this.name)?.version ?? 0;
    // Dexie counts in tens.
    if (stored > 0 && stored < this.verno * 10) await this.beforeUpgrade(stored / 10);
  }

  /** The tables that make up the log and its rollups: what a change of either must lock. */
  get log(): Table[] {
    const { tasks, spans, payments, days, requesters, requesterDays, titles, meta } = this;
    return [tasks, spans, payments, days, requesters, requesterDays, titles, meta];
  }

  /** The tables that say what imports did: what an import and its undoing lock as well. */
  get journal(): Table[] {
    return [this.imports, this.importPieces];
  }
}
