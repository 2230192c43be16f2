import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { ImportedTask } from '../../lib/exchange/imported';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { setListing } from '../../lib/ledger/listings';
import { offerViews } from '../../lib/ledger/offers';
import { estimate } from '../../lib/pay/estimate';
import { type PaidTask, sumsOf } from '../../lib/pay/requester-sums';
import type { Offer } from '../../lib/platforms/reading';
import { syntheticLog } from '../bench/log';
import { paid } from '../pay/cases';
import { doneTask } from './done-task';
import { logTask, NOW, testLedger } from './test-ledger';

const MINUTE = 60_000;

function offer(fields: Partial<Offer> = {}): Offer {
  return {
    groupId: 'GROUP1',
    requesterId: 'AREQUESTER1',
    requesterName: 'Acme Research',
    title: 'Find the traffic lights',
    reward: { micros: 500_000, currency: 'USD' },
    ...fields,
  };
}

async function ledgerOf(...tasks: ImportedTask[]): Promise<LedgerDatabase> {
  const ledger = await testLedger();
  await importTarget(ledger, () => NOW).importTasks(tasks);
  return ledger;
}

async function estimateOf(ledger: LedgerDatabase, one: Offer) {
  const [view] = await offerViews(ledger, 'mturk', [one], NOW);
  return view?.estimate;
}

const sums = (...tasks: PaidTask[]) => sumsOf(tasks, null);

afterEach(() => vi.restoreAllMocks());

it('offers keep their order, and each has its requester, known or not', async () => {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 300_000, state: 'approved' });
  await setListing(ledger, 'mturk:ABLOCKED', 'blocked');
  const views = await offerViews(
    ledger,
    'mturk',
    [
      offer({ groupId: 'G1', requesterId: 'ABLOCKED', requesterName: 'Blocked' }),
      offer({ groupId: 'G2' }),
      offer({ groupId: 'G3', requesterId: null }),
      offer({ groupId: 'G4' }),
    ],
    NOW,
  );
  expect(views).toMatchObject([
    { groupId: 'G1', listing: 'blocked', requester: { key: 'mturk:ABLOCKED', name: 'Blocked', tasks: 0, pay: null } },
    { groupId: 'G2', listing: null, requester: { key: 'mturk:AREQUESTER1', tasks: 1, pay: 6 } },
    { groupId: 'G3', listing: null, requester: null, estimate: null },
    { groupId: 'G4', listing: null, requester: { tasks: 1 } },
  ]);
  expect(await offerViews(ledger, 'mturk', [], NOW)).toEqual([]);
});

describe('the estimate of an offer', () => {
  it('is of the tasks of its group, the first one weighed less, and drawn to the other tasks of its requester', async () => {
    const ledger = await ledgerOf(
      doneTask(0.5, 20),
      doneTask(0.5, 5),
      doneTask(0.5, 6),
      doneTask(2, 10, { groupId: 'OTHER', title: 'Write a caption' }),
      doneTask(2, 12, { groupId: 'OTHER', title: 'Write a caption' }),
    );
    const found = estimate(
      sums(paid(0.125, 300), paid(0.5, 300), paid(0.5, 360)),
      sums(paid(2, 600), paid(2, 720)),
      null,
    );
    expect(await estimateOf(ledger, offer())).toEqual({ ...found, basis: 'group', clock: 'focused', currency: 'USD' });
    expect(found?.tasks).toBe(3);
  });

  it('is else of the tasks of its requester for the same reward, whatever their titles', async () => {
    const ledger = await ledgerOf(
      doneTask(0.5, 5, { groupId: 'OLD', title: 'Other work' }),
      doneTask(0.5, 6, { groupId: 'OLDER', title: 'More other work' }),
      doneTask(0.51, 1, { groupId: 'OLD', title: 'Other work' }),
      doneTask(0.5, 1, { groupId: 'OLD', requesterId: 'ANOTHER' }),
    );
    expect(await estimateOf(ledger, offer())).toMatchObject({ basis: 'reward', tasks: 2 });
  });

  it('is else of the tasks of its requester with a similar title', async () => {
    const ledger = await ledgerOf(
      doneTask(0.2, 5, { groupId: 'OLD', title: 'Find the traffic lights (batch 12)' }),
      doneTask(0.3, 5, { groupId: 'OLD', title: 'FIND the traffic lights, 2026-11-03' }),
      doneTask(0.4, 1, { groupId: 'OLD', title: 'Write a caption' }),
    );
    expect(await estimateOf(ledger, offer())).toMatchObject({ basis: 'title', tasks: 2 });
  });

  it('is nothing where the worker has no task like it', async () => {
    const ledger = await ledgerOf(doneTask(0.4, 1, { groupId: 'OLD', title: 'Write a caption' }));
    expect(await estimateOf(ledger, offer())).toBeNull();
    expect(await estimateOf(ledger, offer({ title: null, reward: null }))).toBeNull();
    expect(await estimateOf(ledger, offer({ requesterId: null }))).toBeNull();
  });

  it('needs neither requester nor reward nor title where the worker knows the group', async () => {
    const ledger = await ledgerOf(doneTask(0.5, 5), doneTask(0.5, 5));
    const bare = offer({ requesterId: null, requesterName: null, title: null, reward: null });
    expect(await estimateOf(ledger, bare)).toMatchObject({ basis: 'group', tasks: 2, currency: 'USD' });
  });

  it('counts work that was handed in, in the currency of the offer, with a known reward and time', async () => {
    const ledger = await ledgerOf(
      doneTask(0.5, 5),
      doneTask(0.5, 5, { state: 'submitted' }),
      doneTask(0.5, 5, { state: 'rejected' }),
      doneTask(0.5, 1, { state: 'returned' }),
      doneTask(0.5, 1, { state: 'assigned', endedAt: null }),
      doneTask(0.5, 1, { reward: null }),
      doneTask(0.5, 1, { reward: { micros: 500_000, currency: 'EUR' } }),
      doneTask(0.5, 1, { focusedMs: null }),
    );
    const found = estimate(sums(paid(0.125, 75), paid(0.5, 300), paid(0.5, 300, 'rejected')), null, null);
    expect(await estimateOf(ledger, offer())).toMatchObject({ ...found, tasks: 3 });
  });

  it('is nothing where all such work was rejected: that is for words to say', async () => {
    const ledger = await ledgerOf(
      doneTask(0.5, 5, { state: 'rejected' }),
      doneTask(0.5, 1, { groupId: 'OLD', title: 'Find the traffic lights' }),
    );
    expect(await estimateOf(ledger, offer())).toBeNull();
  });

  it('never mixes clocks: focused time where there is any', async () => {
    const elapsed = { clock: 'elapsed' as const, focusedMs: null };
    const ledger = await ledgerOf(
      doneTask(0.5, 50, elapsed),
      doneTask(0.5, 50, elapsed),
      doneTask(0.5, 50, elapsed),
      doneTask(0.5, 5),
    );
    expect(await estimateOf(ledger, offer())).toMatchObject({ clock: 'focused', tasks: 1 });
    const imported = await ledgerOf(doneTask(0.5, 50, elapsed), doneTask(0.5, 50, elapsed), doneTask(0.5, 50, elapsed));
    expect(await estimateOf(imported, offer())).toMatchObject({ clock: 'elapsed', tasks: 3 });
  });

  it('counts the time that the worker corrected', async () => {
    const ledger = await ledgerOf(doneTask(0.5, 1));
    await ledger.tasks.toCollection().modify({ correctedMs: 5 * MINUTE });
    expect(await estimateOf(ledger, offer())).toMatchObject(estimate(sums(paid(0.5, 300)), null, null) ?? {});
  });

  it('is in the currency of the offer, and what was paid where there is nothing to draw it to', async () => {
    const ledger = await ledgerOf(doneTask(0, 6, { reward: { micros: 800_000, currency: 'EUR' } }), doneTask(0.1, 6));
    const found = await estimateOf(ledger, offer({ reward: { micros: 800_000, currency: 'EUR' } }));
    expect(found).toMatchObject({ currency: 'EUR', tasks: 1 });
    expect(found?.pay).toBeCloseTo(8, 9);
    expect(found?.low).toBeLessThan(2);
    expect(found?.high).toBeGreaterThan(40);
  });

  it('is drawn to the worker’s own requesters once there are 30 of them with 5 tasks', async () => {
    const others = (count: number) =>
      Array.from({ length: count * 5 }, (_, n) => {
        const of = Math.floor(n / 5);
        return doneTask(1 + (n % 3) / 10, 6, { requesterId: `R${of}`, groupId: `G${of}`, title: null });
      });
    const few = await estimateOf(await ledgerOf(doneTask(0.1, 6), ...others(29)), offer());
    const enough = await estimateOf(await ledgerOf(doneTask(0.1, 6), ...others(30)), offer());
    expect(few?.pay).toBeCloseTo(1, 9);
    expect(enough?.pay).toBeGreaterThan(2);
  });
});

describe('a page of a hundred offers', () => {
  // Before a ledger is opened, for what it opens with it keeps.
  let transactions: MockInstance<IDBDatabase['transaction']>;
  beforeEach(() => {
    transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  });

  /** Counts what is asked of the database from now on. */
  function requests() {
    const spies = [
      vi.spyOn(IDBObjectStore.prototype, 'get'),
      vi.spyOn(IDBObjectStore.prototype, 'getAll'),
      vi.spyOn(IDBObjectStore.prototype, 'openCursor'),
      vi.spyOn(IDBObjectStore.prototype, 'openKeyCursor'),
      vi.spyOn(IDBIndex.prototype, 'getAll'),
      vi.spyOn(IDBIndex.prototype, 'openCursor'),
      vi.spyOn(IDBIndex.prototype, 'openKeyCursor'),
    ];
    transactions.mockClear();
    return {
      transactions,
      ofTasks: spies[4] as (typeof spies)[0],
      sum: () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0),
      isCapped: () => spies[4]?.mock.calls.every((call) => Number((call as unknown[])[1]) <= 100),
    };
  }

  it('is one transaction, asks once for what offers share, and never for more than some tasks', async () => {
    const ledger = await testLedger();
    for (const { tasks } of syntheticLog(2_000, NOW, 2)) await importTarget(ledger, () => NOW).importTasks(tasks);
    const page = Array.from({ length: 100 }, (_, n) =>
      offer({ groupId: `G${n % 20}`, requesterId: `R${n % 20}`, title: `Label pictures of kind ${n % 20}` }),
    );
    const asked = requests();
    const views = await offerViews(ledger, 'mturk', page, NOW);
    expect(views.filter(({ estimate: found }) => found !== null)).toHaveLength(100);
    expect(asked.transactions).toHaveBeenCalledTimes(1);
    // Twenty groups and nothing more, for all of them are known.
    expect(asked.ofTasks).toHaveBeenCalledTimes(20);
    expect(asked.isCapped()).toBe(true);
    expect(asked.sum()).toBeLessThanOrEqual(90);
  });

  it('asks at most three times for each offer, however little is known', async () => {
    const ledger = await testLedger();
    for (const { tasks } of syntheticLog(500, NOW, 2)) await importTarget(ledger, () => NOW).importTasks(tasks);
    const page = Array.from({ length: 100 }, (_, n) => offer({ groupId: `UNKNOWN${n}`, requesterId: `R${n}` }));
    const asked = requests();
    await offerViews(ledger, 'mturk', page, NOW);
    expect(asked.transactions).toHaveBeenCalledTimes(1);
    expect(asked.ofTasks).toHaveBeenCalledTimes(300);
    expect(asked.isCapped()).toBe(true);
  });
});
