import { expect, it } from 'vitest';
import { setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import { logTask, NOW, REFERENCE, requesterOf, rollupsAndRebuilt, testLedger } from './test-ledger';

const DAY = 24 * 3_600_000;
const REQUESTER = 'mturk:AREQUESTER1';

/** A requester of whom five of six tasks pay less than $3.90 an hour, and all less than $7.25. */
async function underpaid() {
  const ledger = await testLedger();
  for (const [index, seconds] of [90, 110, 120, 120, 150, 200].entries()) {
    const endedAt = NOW - (index % 2) * DAY;
    await logTask(ledger, `A${index}`, { rewardMicros: 100_000, ms: seconds * 1000, state: 'approved', endedAt });
  }
  expect((await requesterOf(ledger, REQUESTER)).verdict).toBe('underpaying');
  return ledger;
}

it('a mark made by one reference wage is not held against a requester by another', async () => {
  const ledger = await underpaid();
  await setReference(ledger, { ...REFERENCE, microsPerHour: 3_900_000 }, NOW);
  expect((await requesterOf(ledger, REQUESTER)).verdict).toBe('likely-below');
  await setReference(ledger, REFERENCE, NOW);
  expect((await requesterOf(ledger, REQUESTER)).verdict).toBe('underpaying');
});

it('the sums are made anew in one transaction, also while tasks are written beside it', async () => {
  const ledger = await testLedger();
  for (const task of ['A1', 'A2', 'A3'])
    await logTask(ledger, task, { rewardMicros: 100_000, ms: 60_000, state: 'paid' });
  await Promise.all([
    logTask(ledger, 'B1', { rewardMicros: 200_000, ms: 60_000, state: 'submitted' }),
    setReference(ledger, { ...REFERENCE, microsPerHour: 3_900_000 }, NOW),
    setWorkerZone(ledger, 'America/New_York', NOW),
  ]);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});

it('a mark outlasts a change of the zone, and of how the same wage is named', async () => {
  const ledger = await underpaid();
  await setWorkerZone(ledger, 'America/New_York', NOW);
  await setReference(ledger, { ...REFERENCE, stated: { ...REFERENCE.stated, chosen: true } }, NOW);
  expect((await ledger.requesters.get(REQUESTER))?.underpaying).toEqual(['focused']);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});
