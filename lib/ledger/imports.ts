/** Writes records that come from files, in bulk. Writing the same ones again changes nothing. */

import type { ImportTarget } from '../exchange/import';
import type { ImportedPayment, ImportedRequester, ImportedSpan } from '../exchange/imported';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { type ImportJournal, noting } from './import-journal';
import { importTasks } from './import-tasks';
import { withListing, withNote } from './listings';
import { requesterKey, type Said, type SpanRecord } from './records';
import { newRequester } from './requesters';
import { withRollups } from './rollups';
import { putSpans } from './spans';

/**
 * The ledger as an import sees it.
 *
 * @param now when verdicts are judged
 * @param journal where it is written down what is changed; without one nothing can be taken back
 */
export function importTarget(
  database: LedgerDatabase,
  now: () => number = Date.now,
  journal: ImportJournal | null = null,
): ImportTarget {
  return {
    importTasks: (tasks) => importTasks(database, tasks, now(), journal),
    importSpans: (spans) => importSpans(database, spans, now(), journal),
    importPayments: (payments) => importPayments(database, payments, now(), journal),
    importRequesters: (requesters) => importRequesters(database, requesters, journal),
  };
}

async function importSpans(
  database: LedgerDatabase,
  imported: readonly ImportedSpan[],
  now: number,
  journal: ImportJournal | null,
): Promise<void> {
  await noting(database, journal, async (notes) => {
    const known = await database.spans.bulkGet(imported.map((span) => span.id));
    const added = imported
      .filter((_, index) => known[index] === undefined)
      .map((span): SpanRecord => ({ ...span, tabId: null, lastInputAt: span.endedAt }));
    notes?.addedSpans(added);
    await putSpans(database, added, now, async (before, after) => {
      await notes?.beforeSumsOf(before);
      const isOther = (focusedMs: number | null, index: number) => focusedMs !== after[index]?.focusedMs;
      const changed = before.filter(({ focusedMs }, index) => isOther(focusedMs, index));
      notes?.changed(
        'focused',
        changed.map(({ key, focusedMs }) => [key, focusedMs]),
      );
    });
  });
}

async function importPayments(
  database: LedgerDatabase,
  imported: readonly ImportedPayment[],
  now: number,
  journal: ImportJournal | null,
): Promise<void> {
  await noting(database, journal, async (notes) => {
    const known = await database.payments.bulkGet(imported.map((payment) => payment.key));
    const added = imported.filter((_, index) => known[index] === undefined);
    const assigned = imported.flatMap(({ assigned }, index) => {
      const before = known[index];
      if (before === undefined || assigned === undefined || before.assigned !== undefined) return [];
      return [{ before, after: { ...before, assigned } }];
    });
    notes?.added('payments', added);
    notes?.changed('payments', assigned);
    const written = [...added, ...assigned.map(({ after }) => after)];
    await withRollups(database, { payments: written.map((payment) => payment.key) }, now, async () => {
      await database.payments.bulkPut(written);
    });
  });
}

async function importRequesters(
  database: LedgerDatabase,
  imported: readonly ImportedRequester[],
  journal: ImportJournal | null,
): Promise<number> {
  return noting(database, journal, async (notes) => {
    let blocked = 0;
    await notes?.beforeRequesters(imported.map((one) => requesterKey(one.platform, one.requesterId)));
    await withRollups(database, {}, 0, async (context) => {
      for (const { platform, requesterId, names, underpaying, listing, note } of imported) {
        const key = requesterKey(platform, requesterId);
        const known = (await database.requesters.get(key)) ?? newRequester(key, context);
        const merged = { ...known, names: [...new Set([...known.names, ...names])] };
        if (underpaying) merged.underpaying = underpaying;
        // What the worker said last is said here, not in a file of another day.
        const written = withNote(withListing(merged, known.listing ?? listing), known.note ?? note);
        const [before, after] = [said(known), said(written)];
        if (!equal(before, after)) notes?.changed('said', [{ key, before, after }]);
        if (after.listing === 'blocked' && before.listing !== 'blocked') blocked += 1;
        await database.requesters.put(written);
      }
    });
    return blocked;
  });
}

/** What is known of a requester besides sums and marks. */
export function said({ names, listing, note }: Said): Said {
  return { names, ...(listing === undefined ? {} : { listing }), ...(note === undefined ? {} : { note }) };
}
