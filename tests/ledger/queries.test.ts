import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { headlineView } from '../../lib/ledger/queries';
import { PERIODS } from '../../lib/ledger/views';
import { logTask, NOW, testLedger, viewOf } from './test-ledger';

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});
afterEach(() => ledger.delete());

it.each(PERIODS)('what the popup shows first of %s is what stands in all it shows', async (period) => {
  const headline = async () => {
    const { empty, period: shown, reference } = await viewOf(ledger, period);
    return { empty, period: shown, reference };
  };
  expect(await headlineView(ledger, period, NOW)).toEqual(await headline());
  expect((await headline()).empty).toBe(true);
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 60_000, state: 'approved' });
  expect(await headlineView(ledger, period, NOW)).toEqual(await headline());
  expect((await headline()).empty).toBe(false);
});
