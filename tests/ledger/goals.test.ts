import { describe, expect, it } from 'vitest';
import { claimNews, loadGoals, NO_GOALS, setGoals } from '../../lib/ledger/goals';
import { NOW, testLedger, viewOf } from './test-ledger';

const TARGET = { of: 'money', micros: 20_000_000, currency: 'USD' } as const;

describe('what the worker wants of a day', () => {
  it('is nothing before it is said, and then is in the popup’s view, with the midnight that ends the day', async () => {
    const ledger = await testLedger();
    expect(await loadGoals(ledger)).toEqual(NO_GOALS);
    await setGoals(ledger, { target: TARGET, limitMs: 3_600_000, notifies: true });
    expect((await viewOf(ledger)).goals).toEqual({
      target: TARGET,
      limitMs: 3_600_000,
      notifies: true,
      // 24 November in Jakarta ends at 17:00 by Greenwich.
      dayEndsAt: Date.UTC(2026, 10, 24, 17),
    });
    expect(NOW).toBeLessThan(Date.UTC(2026, 10, 24, 17));
  });
});

describe('news', () => {
  it('are taken on once a day, each for itself, whoever asks', async () => {
    const ledger = await testLedger();
    const claims = await Promise.all([1, 2, 3].map(() => claimNews(ledger, '2026-11-24', 'target')));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claimNews(ledger, '2026-11-24', 'limit')).toBe(true);
    expect(await claimNews(ledger, '2026-11-24', 'target')).toBe(false);
    expect(await claimNews(ledger, '2026-11-25', 'target')).toBe(true);
    expect(await claimNews(ledger, '2026-11-25', 'limit')).toBe(true);
  });
});
