import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { correctTask } from '../../lib/ledger/corrections';
import { LedgerDatabase } from '../../lib/ledger/database';
import { MIGRATIONS } from '../../lib/ledger/migrations';
import { rebuildIfStale } from '../../lib/ledger/rebuild';
import type { RequesterRecord } from '../../lib/ledger/records';
import { payFigures } from '../../lib/pay/wage';
import { leaveOldLedger, OLD_VERSIONS } from './old-versions';
import { requesterOf, rollupsAndRebuilt, viewOf } from './test-ledger';

const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

it('every version but the newest left a ledger to be opened', () => {
  expect(OLD_VERSIONS).toEqual(MIGRATIONS.slice(0, -1).map(({ version }) => version));
});

it.each(OLD_VERSIONS)(
  'a ledger of version %i opens with nothing lost, and shows the same figures before and after all sums are made anew',
  async (version) => {
    const left = await leaveOldLedger(version, `left-${version}`);
    const ledger = new LedgerDatabase(`left-${version}`);
    expect((await ledger.tasks.toArray()).sort(byKey)).toEqual([...left.stores.tasks].sort(byKey));
    expect(await ledger.spans.count()).toBe(left.stores.spans.length);
    expect(await ledger.spans.bulkGet(left.stores.spans.map(({ id }) => id))).toEqual(left.stores.spans);
    expect((await ledger.payments.toArray()).sort(byKey)).toEqual([...left.stores.payments].sort(byKey));
    expect((await ledger.requesters.toArray()).map(said)).toEqual(left.stores.requesters.map(said));
    for (const isRebuilt of [false, true]) {
      if (isRebuilt) await rebuildIfStale(ledger, left.now);
      const { period } = await viewOf(ledger, 'all', left.now);
      const { realPay, confirmedPay, onTaskPay, unpaidShare } = payFigures(period);
      expect(period.totals).toMatchObject(left.figures.totals);
      expect({ realPay, confirmedPay, onTaskPay, unpaidShare }).toEqual({
        realPay: left.figures.realPay,
        confirmedPay: left.figures.confirmedPay,
        onTaskPay: left.figures.onTaskPay,
        unpaidShare: left.figures.unpaidShare,
      });
      expect(await requesterOf(ledger, 'mturk:AUNDERPAYS', left.now)).toEqual(left.requester);
    }
    expect(await ledger.meta.get('rollupsStale')).toBeUndefined();
    ledger.close();
  },
);

/** What is known of a requester besides sums. */
function said({ key, names, listing, note, underpaying }: RequesterRecord) {
  return { key, names, listing, note, underpaying };
}

it('what came with version 2 works on it: what waits for too long is found, and a task can be corrected', async () => {
  const left = await leaveOldLedger(1, 'worked-on');
  const ledger = new LedgerDatabase('worked-on');
  await rebuildIfStale(ledger, left.now);
  await assumeOverdue(ledger, left.now);
  expect((await viewOf(ledger, 'all', left.now)).period.totals).toMatchObject({
    assumedTasks: 1,
    assumedMicros: 1_000_000,
    bonusMicros: 250_000,
  });
  await correctTask(ledger, 'mturk:B1', { durationMs: 60_000, state: 'rejected' }, left.now);
  expect((await viewOf(ledger, 'all', left.now)).period.totals).toMatchObject({ assumedTasks: 0, rejectedTasks: 2 });
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger, left.now);
  expect(kept).toEqual(rebuilt);
  ledger.close();
});
