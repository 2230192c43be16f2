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
import { noteCopy } from './upgraded';

/** What surrounds the upgrade of records that an older version left. */
export interface Upgrading {
  /** Runs the work while no other part of the extension upgrades; the others wait. */
  alone(work: () => Promise<void>): Promise<unknown>;
  /** Puts a copy of the records aside, as that version left them. @returns whether there is one */
  copy(storedVersion: number): Promise<boolean>;
}

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
      this.version(version)
        .stores(tables)
        .upgrade(async (transaction) => {
          await upgrade?.(transaction);
          await noteCopy(transaction.table('meta'), this.#isCopied);
        });
    }
  }

  /** How records that an older version left are upgraded; without it, at once and without a copy. */
  upgrading: Upgrading | null = null;
  #isCopied = false;
  #opening: Promise<Dexie> | null = null;

  override open(): PromiseExtended<Dexie> {
    // It may be closed and opened again, with another version left there meanwhile.
    this.#opening ??= this.#openUpgraded().finally(() => {
      this.#opening = null;
    });
    return Dexie.Promise.resolve(this.#opening);
  }

  async #openUpgraded(): Promise<Dexie> {
    const { upgrading } = this;
    // What goes wrong before it is opened must not keep it shut: who waits for it would wait for good.
    if (upgrading !== null) await this.#upgradeAlone(upgrading).catch(console.error);
    return super.open();
  }

  async #upgradeAlone({ alone, copy }: Upgrading): Promise<void> {
    if ((await this.#olderVersion()) === null) return;
    await alone(async () => {
      // Whoever was alone before has most likely upgraded it.
      const stored = await this.#olderVersion();
      if (stored === null) return;
      this.#isCopied = await copy(stored);
      await super.open();
    });
  }

  /** The version that is to be upgraded; `null` where there is none. */
  async #olderVersion(): Promise<number | null> {
    const stored = (await indexedDB.databases()).find(({ name }) => name === this.name)?.version ?? 0;
    // Dexie counts in tens.
    return stored > 0 && stored < this.verno * 10 ? stored / 10 : null;
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
