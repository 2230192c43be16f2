import { expect, it } from 'vitest';
import { recordDays } from '../../lib/ledger/payments';
import { payFigures } from '../../lib/pay/wage';
import type { DayRow } from '../../lib/platforms/reading';
import { logTask, NOW, rollupsAndRebuilt, span, testLedger, viewOf, writeSpans } from './test-ledger';

/** The platform's statistics; its day is the one before the worker's. */
const DAYS = [bonusDay('2026-11-21', 9_000_000), bonusDay('2026-11-22', 5_000_000), bonusDay('2026-11-23', 250_000)];

it('bonuses of days before any task was measured are for work whose time is not known, and not counted', async () => {
  const ledger = await testLedger();
  await writeSpans(ledger, [span('o', { kind: 'payments', startedAt: NOW - 10_000, endedAt: NOW })]);
  await recordDays(ledger, 'mturk', DAYS, NOW);
  expect(payFigures((await viewOf(ledger)).period).earnedMicros).toBe(0);

  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 600_000, state: 'submitted' });
  await recordDays(ledger, 'mturk', DAYS, NOW);
  expect(payFigures((await viewOf(ledger)).period).earnedMicros).toBe(750_000);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});

it('a bonus of a day that was counted keeps up with the platform, also down to nothing', async () => {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 600_000, state: 'submitted' });
  for (const micros of [250_000, 750_000, 0]) {
    await recordDays(ledger, 'mturk', [bonusDay('2026-11-23', micros)], NOW);
    expect((await viewOf(ledger)).period.totals.bonusMicros).toBe(micros);
  }
});

function bonusDay(day: string, micros: number): DayRow {
  return { day, submitted: 1, approved: 1, rejected: 0, pending: 0, bonus: { micros, currency: 'USD' } };
}
