import { expect, it } from 'vitest';
import { setListing, setNote } from '../../lib/ledger/listings';
import { requesterCard } from '../../lib/ledger/requester-card';
import { recordStatus } from '../../lib/ledger/status';
import { moveTask } from '../../lib/ledger/tasks';
import { logTask, NOW, testLedger } from './test-ledger';

const DAY = 24 * 3_600_000;
const KEY = 'mturk:AREQUESTER1';

it('a card sets the last 90 days beside all time', async () => {
  const ledger = await testLedger();
  await logTask(ledger, 'OLD', { rewardMicros: 100_000, ms: 360_000, state: 'approved', endedAt: NOW - 200 * DAY });
  await logTask(ledger, 'NEW', { rewardMicros: 900_000, ms: 360_000, state: 'approved', endedAt: NOW - DAY });
  await logTask(ledger, 'GIVEN', { rewardMicros: 900_000, ms: 60_000, state: 'returned', endedAt: NOW - DAY });
  expect(await requesterCard(ledger, KEY, NOW)).toMatchObject({
    requester: { pay: 5, tasks: 2, endedTasks: 1, endedMs: 60_000, days: 2 },
    last90: { pay: 9, tasks: 1 },
  });
  expect((await requesterCard(ledger, KEY, NOW + 100 * DAY)).last90).toBeNull();
});

it('a card says how long approval took, by what status pages told', async () => {
  const ledger = await testLedger();
  const approvedAfter = async (id: string, days: number) => {
    const endedAt = NOW - 30 * DAY;
    await logTask(ledger, id, { rewardMicros: 100_000, ms: 60_000, state: 'submitted', endedAt });
    const row = { taskId: `HIT${id}`, assignmentId: id, requesterId: null, requesterName: null, title: null };
    const told = { ...row, reward: null, bonus: null, state: 'approved' as const };
    await recordStatus(ledger, 'mturk', '2026-11-20', [told], endedAt + days * DAY);
  };
  expect((await requesterCard(ledger, KEY, NOW)).approvalDays).toBeNull();
  await approvedAfter('A1', 1);
  await approvedAfter('A2', 3);
  await approvedAfter('A3', 20);
  await logTask(ledger, 'PENDING', { rewardMicros: 100_000, ms: 60_000, state: 'submitted' });
  const paid = await logTask(ledger, 'PAID', { rewardMicros: 100_000, ms: 60_000, state: 'submitted' });
  await moveTask(ledger, paid, { state: 'paid', at: NOW + 9 * DAY, source: 'platform' });
  expect((await requesterCard(ledger, KEY, NOW)).approvalDays).toEqual({ median: 3, tasks: 3 });
});

it('a card has the bonuses that were assigned to this requester, in its currency', async () => {
  const ledger = await testLedger();
  const bonus = (day: string, currency: string, assigned: [string, number][]) => ({
    key: `mturk|bonus|${day}`,
    platform: 'mturk' as const,
    kind: 'bonus' as const,
    day,
    amount: { micros: 5_000_000, currency },
    status: null,
    assigned: assigned.map(([requesterKey, micros]) => ({ requesterKey, taskKey: null, micros })),
  });
  await ledger.payments.bulkPut([
    bonus('2026-11-20', 'USD', [
      [KEY, 250_000],
      ['mturk:ANOTHER', 1_000_000],
    ]),
    bonus('2026-11-21', 'USD', [[KEY, 500_000]]),
    bonus('2026-11-22', 'EUR', [[KEY, 4_000_000]]),
  ]);
  expect((await requesterCard(ledger, KEY, NOW)).bonusMicros).toBe(750_000);
});

it('a card of a requester never worked for knows what the worker said of it, and nothing else', async () => {
  const ledger = await testLedger();
  const unknown = {
    requester: { key: KEY, tasks: 0, pay: null, verdict: 'not-enough-data', lastDay: null },
    last90: null,
    approvalDays: null,
    bonusMicros: 0,
  };
  expect(await requesterCard(ledger, KEY, NOW)).toMatchObject({ ...unknown, listing: null, note: '' });
  await setListing(ledger, KEY, 'blocked');
  await setNote(ledger, KEY, 'never answers');
  expect(await requesterCard(ledger, KEY, NOW)).toMatchObject({
    ...unknown,
    listing: 'blocked',
    note: 'never answers',
  });
});
