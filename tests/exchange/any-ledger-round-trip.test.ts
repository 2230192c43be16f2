/** Whatever the ledger holds goes out and comes back as the same ledger, and a second time changes nothing. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bringIn } from '../../lib/exchange/bring-in';
import { exportHistory } from '../../lib/exchange/export';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { exportSource } from '../../lib/ledger/exports';
import { setListing, setNote } from '../../lib/ledger/listings';
import { anyStep, take } from '../ledger/any-step';
import { NOW, testLedger } from '../ledger/test-ledger';
import { fakeLocks } from './fake-locks';

const HANDED_IN: readonly string[] = ['submitted', 'approved', 'rejected', 'paid'];

const anyRemark = fc.record({
  requester: fc.nat(3),
  listing: fc.option(fc.constantFrom('blocked' as const, 'watched' as const)),
  note: fc.constantFrom('', 'pays on Fridays'),
});

/**
 * Of a file's tasks by the elapsed clock only whole ones: to one that gets its end from a page its share of overlaps is
 * given when it comes in again.
 */
const anyWholeStep = anyStep.filter((step) => {
  if (step.do !== 'import' || step.clock !== 'elapsed') return true;
  return step.acceptedAt !== null && step.endedAt !== null && HANDED_IN.includes(step.state);
});

/** All records; of spans without the tab and the last sign of the worker, which are of the browser's session. */
async function everythingIn(ledger: LedgerDatabase) {
  const tables = ledger.log.filter((table) => table !== ledger.meta);
  const held = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  const spans = (await ledger.spans.toArray()).map(({ tabId: _, lastInputAt: __, ...span }) => span);
  return { ...Object.fromEntries(held), tasks: await ledger.tasks.toArray(), spans };
}

/** Erases the log and its sums; what the ledger knows of the worker's zone and wage stays. */
async function erase(ledger: LedgerDatabase): Promise<void> {
  await ledger.transaction('rw', ledger.log, async () => {
    for (const table of ledger.log) if (table !== ledger.meta) await table.clear();
  });
}

it('is the same ledger, record by record, sums and marks too', async () => {
  const history = fc.array(anyWholeStep, { minLength: 3, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(history, fc.array(anyRemark, { maxLength: 3 }), async (steps, remarks) => {
      const ledger = await testLedger();
      for (const step of steps) await take(ledger, step);
      for (const { requester, listing, note } of remarks) {
        await setListing(ledger, `mturk:R${requester}`, listing);
        await setNote(ledger, `mturk:R${requester}`, note);
      }
      const before = await everythingIn(ledger);
      const file = new File([await exportHistory(exportSource(ledger), NOW)], 'history.json');
      await erase(ledger);
      const options = { now: () => NOW, locks: fakeLocks() };
      const added = before.tasks.length;
      const outcome = { added, updated: 0, unchanged: 0, rejected: [] };
      expect(await bringIn(file, ledger, options)).toMatchObject({ is: 'done', outcome });
      expect(await everythingIn(ledger)).toEqual(before);
      const again = { added: 0, updated: 0, unchanged: added, rejected: [] };
      expect(await bringIn(file, ledger, options)).toMatchObject({ is: 'done', outcome: again });
      expect(await everythingIn(ledger)).toEqual(before);
      await ledger.delete();
    }),
    { numRuns: 60 },
  );
}, 120_000);
