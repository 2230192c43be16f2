import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doneAt, measuredMs, moneyPace, timePace } from '../../lib/pay/pace';
import { emptyTotals, type PayTotals } from '../../lib/pay/totals';
import { payFigures } from '../../lib/pay/wage';

const HOUR = 3_600_000;
const NOW = 1_795_500_000_000;

/** The vector of METHODS D5: $2.30 in 46 minutes, $3.00 an hour. */
const D5 = {
  ...emptyTotals(),
  approvedMicros: 1_000_000,
  pendingMicros: 1_000_000,
  bonusMicros: 300_000,
  submittedMs: 1_140_000,
  rejectedMs: 420_000,
  endedMs: 300_000,
  searchingMs: 900_000,
};

const usd = (totals: PayTotals) => ({ clock: 'focused' as const, currency: 'USD', totals });

describe('the pace of a day’s earnings', () => {
  it('takes as long as today’s real pay needs for the rest', () => {
    const pace = moneyPace({ micros: 5_000_000, currency: 'USD' }, usd(D5), null);
    expect(pace).toEqual({ share: 0.46, isReached: false, leftMs: 0.9 * HOUR });
  });

  it('is reached at the very amount, and goes on being so', () => {
    expect(moneyPace({ micros: 2_300_000, currency: 'USD' }, usd(D5), null)).toEqual({
      share: 1,
      isReached: true,
      leftMs: 0,
    });
    expect(moneyPace({ micros: 1_150_000, currency: 'USD' }, usd(D5), null)).toMatchObject({ share: 2, leftMs: 0 });
  });

  it('does not know how long it takes where nothing was measured, or nothing earned', () => {
    const target = { micros: 5_000_000, currency: 'USD' };
    const unpaid = { ...emptyTotals(), searchingMs: HOUR };
    for (const totals of [emptyTotals(), unpaid]) {
      expect(moneyPace(target, usd(totals), null)).toEqual({ share: 0, isReached: false, leftMs: null });
    }
  });

  it('compares two currencies by the worker’s own rate, and without one not at all', () => {
    const target = { micros: 41_500_000_000, currency: 'IDR' };
    const rate = { currency: 'IDR', unitsPerUsd: 16_600 };
    expect(moneyPace(target, usd(D5), rate)).toMatchObject({ share: 0.92, isReached: false });
    expect(moneyPace(target, usd(D5), { ...rate, unitsPerUsd: null })).toBeNull();
    expect(moneyPace(target, usd(D5), { ...rate, currency: 'PHP' })).toBeNull();
    expect(moneyPace(target, { ...usd(D5), currency: 'EUR' }, rate)).toBeNull();
    expect(moneyPace(target, usd(D5), null)).toBeNull();
  });

  it('worked on at the real pay for as long as it says, the day has what was wanted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.nat(1e8),
        fc.integer({ min: 1, max: 1e8 }),
        (micros, earned, ms) => {
          const totals = { ...emptyTotals(), pendingMicros: earned, submittedMs: ms };
          const pace = moneyPace({ micros, currency: 'USD' }, usd(totals), null);
          if (pace === null || pace.leftMs === null) {
            expect(earned).toBe(0);
            return;
          }
          const more = ((payFigures(usd(totals)).realPay ?? 0) * 1e6 * pace.leftMs) / HOUR;
          expect(earned + more).toBeGreaterThanOrEqual(micros * (1 - 1e-9));
          expect(pace.isReached).toBe(earned >= micros);
        },
      ),
    );
  });
});

describe('the pace of a day’s time', () => {
  it('counts what is left down to nothing, and not below', () => {
    expect(timePace(6 * HOUR, 4.5 * HOUR)).toEqual({ share: 0.75, isReached: false, leftMs: 1.5 * HOUR });
    expect(timePace(6 * HOUR, 6 * HOUR)).toEqual({ share: 1, isReached: true, leftMs: 0 });
    expect(timePace(6 * HOUR, 9 * HOUR)).toEqual({ share: 1.5, isReached: true, leftMs: 0 });
  });

  it('holds tasks in hand and those whose reward is not known: they are time at work too', () => {
    const other = { ...emptyTotals(), assignedMs: 60_000, unknownPayMs: 30_000 };
    expect(measuredMs([usd(D5), usd(other)])).toBe(2_760_000 + 90_000);
    expect(measuredMs([])).toBe(0);
  });
});

describe('the time it is done', () => {
  const pace = { share: 0.5, isReached: false, leftMs: HOUR };

  it('is today or not told', () => {
    expect(doneAt(pace, NOW, NOW + HOUR + 1)).toBe(NOW + HOUR);
    expect(doneAt(pace, NOW, NOW + HOUR)).toBeNull();
    expect(doneAt({ ...pace, leftMs: null }, NOW, NOW + 9 * HOUR)).toBeNull();
  });
});
