import type { Transaction } from 'dexie';
import { emptyTotals } from '../pay/totals';
import type { DayRollup, MetaRecord } from './records';

/** One version of the database: its tables and indexes, and how records of the version before become its own. */
export interface Migration {
  version: number;
  /** Dexie's index notation, only for tables that are new or whose indexes change. */
  tables: Record<string, string>;
  upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Every version there ever was, in order. A released entry is never edited: a change is a new entry,
 * for browsers in the field hold every version.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    tables: {
      tasks: 'key, [state+deadlineAt], [clock+acceptedAt]',
      spans: 'id, taskKey, startedAt, open',
      payments: 'key',
      days: 'key, [dayOf+day]',
      requesters: 'key, *underpaying',
      requesterDays: 'key',
      problems: 'key, lastAt',
      tabs: 'tabId',
      meta: 'key',
    },
  },
  {
    version: 2,
    tables: {
      // `[platform+…]` find the worker's own tasks like an offer, `[state+endedAt]` and `[state+workDay]` those that wait
      // for too long, and the newest.
      tasks:
        'key, [state+deadlineAt], [state+endedAt], [state+workDay], [clock+acceptedAt], [platform+groupId], ' +
        '[platform+requesterId+reward.micros]',
      requesters: 'key, *underpaying, listing',
    },
    async upgrade(transaction) {
      // Figures over the new sums read 0 and not nothing until the background has made all rollups anew.
      await transaction
        .table<DayRollup>('days')
        .toCollection()
        .modify((day) => {
          day.totals = { ...emptyTotals(), ...day.totals };
        });
      await transaction.table<MetaRecord>('meta').put({ key: 'rollupsStale', value: true });
    },
  },
  {
    version: 3,
    tables: {
      imports: 'id, startedAt',
      importPieces: '[importId+n]',
      titles: 'key, requesterKey',
    },
    async upgrade(transaction) {
      // The titles are made from the log with the rollups.
      await transaction.table<MetaRecord>('meta').put({ key: 'rollupsStale', value: true });
    },
  },
];
