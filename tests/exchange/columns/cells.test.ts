/** What one cell of a table says: amounts, durations, states, moments. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSignIn, readAmount } from '../../../lib/exchange/columns/amounts';
import { readDuration } from '../../../lib/exchange/columns/durations';
import type { DateOrder, DecimalSign, DurationUnit } from '../../../lib/exchange/columns/mapping';
import { readMoment } from '../../../lib/exchange/columns/moments';
import { readState } from '../../../lib/exchange/columns/states';
import { fromWallClock } from '../../../lib/exchange/columns/zoned';
import { wallClockOf } from '../../../lib/time/days';

describe('an amount', () => {
  it.each<[cell: string, micros: number, currency: string]>([
    ['$1,234.50', 1_234_500_000, 'USD'],
    ['1.234,50 €', 1_234_500_000, 'EUR'],
    ['£0.05', 50_000, 'GBP'],
    ['Rp 12.500', 12_500_000_000, 'IDR'],
    ['Rp12.500', 12_500_000_000, 'IDR'],
    ['Rp.1.250.000', 1_250_000_000_000, 'IDR'],
    ['₹1,00,000', 100_000_000_000, 'INR'],
    ['₹ 1,00,000.50', 100_000_500_000, 'INR'],
    ['5 cents', 50_000, 'USD'],
    ['5¢', 50_000, 'USD'],
    ['12.5 cents', 125_000, 'USD'],
    ['250 cents', 2_500_000, 'USD'],
    ['50p', 500_000, 'GBP'],
    ['0.0349', 34_900, 'USD'],
    ['.50', 500_000, 'USD'],
    ['$.5', 500_000, 'USD'],
    ['0,05', 50_000, 'USD'],
    ['1 234,50 zł', 1_234_500_000, 'PLN'],
    ["CHF 1'234.50", 1_234_500_000, 'CHF'],
    ['$1.50 USD', 1_500_000, 'USD'],
    ['CA$10.00', 10_000_000, 'CAD'],
    ['$10.00 CAD', 10_000_000, 'CAD'],
    ['USD 3', 3_000_000, 'USD'],
    ['R$ 1.234.567,89', 1_234_567_890_000, 'BRL'],
    ['0', 0, 'USD'],
  ])('reads %s', (cell, micros, currency) => {
    expect(readAmount(cell, '.', 'USD')).toEqual({ micros, currency });
    // These say themselves what parts their fraction.
    expect(readAmount(cell, ',', 'USD')).toEqual({ micros, currency });
  });

  it.each([
    '€2–€3',
    '2-3',
    '2 – 3',
    '-1',
    '(1.50)',
    '+1',
    '~5',
    '$0.45/hr',
    '5%',
    'n/a',
    'free',
    '',
    ' ',
    '1,2,3',
    '1.23.4',
    '12,34,56',
    '1,2345.6',
    '1e3',
    'NaN',
    '$',
    '1 2',
    '$5 EUR',
    '$1.50 to $2.00',
    '1,',
    '٣',
    '9'.repeat(30),
  ])('does not read %s, and makes no 0 of it', (cell) => {
    expect(readAmount(cell, '.', 'USD')).toBeNull();
    expect(readAmount(cell, ',', 'USD')).toBeNull();
  });

  it('that leaves open what parts its fraction is read as the worker says', () => {
    expect(readAmount('1.234', '.', 'USD')).toEqual({ micros: 1_234_000, currency: 'USD' });
    expect(readAmount('1.234', ',', 'USD')).toEqual({ micros: 1_234_000_000, currency: 'USD' });
    expect(readAmount('1,234', ',', 'EUR')).toEqual({ micros: 1_234_000, currency: 'EUR' });
    expect(decimalSignIn('1.234')).toBeNull();
  });

  it('with a sign that several currencies share is of the usual one among them', () => {
    expect(readAmount('$1', '.', 'AUD')).toEqual({ micros: 1_000_000, currency: 'AUD' });
    expect(readAmount('$1', '.', 'EUR')).toEqual({ micros: 1_000_000, currency: 'USD' });
    expect(readAmount('¥100', '.', 'CNY')).toEqual({ micros: 100_000_000, currency: 'CNY' });
  });

  it('is read as Intl writes it, in every locale and currency here', () => {
    const locales = fc.constantFrom('en-US', 'de-DE', 'id-ID', 'es-ES', 'pt-BR', 'en-IN', 'de-CH', 'fr-FR');
    const currencies = fc.constantFrom('USD', 'EUR', 'GBP', 'INR', 'BRL');
    fc.assert(
      fc.property(locales, currencies, fc.integer({ min: 0, max: 99_999_999 }), (locale, currency, hundredths) => {
        const shown = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(hundredths / 100);
        expect(readAmount(shown, '.', currency)).toEqual({ micros: hundredths * 10_000, currency });
      }),
    );
  });

  it('is a whole number of micros or nothing, whatever the cell', () => {
    const cells = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,'$€p –-") }));
    fc.assert(
      fc.property(cells, fc.constantFrom<DecimalSign[]>('.', ','), (cell, sign) => {
        const amount = readAmount(cell, sign, 'USD');
        if (amount === null) return;
        expect(Number.isSafeInteger(amount.micros) && amount.micros >= 0).toBe(true);
        if (amount.micros === 0) expect(cell).not.toMatch(/[1-9]/);
      }),
    );
  });
});

describe('a duration', () => {
  it.each<[cell: string, unit: DurationUnit, ms: number | null]>([
    ['90', 's', 90_000],
    ['90', 'ms', 90],
    ['1.5', 'min', 90_000],
    ['1,5', 'min', 90_000],
    ['0.25', 'h', 900_000],
    ['1:02:03', 's', 3_723_000],
    ['12:30', 's', 750_000],
    ['2:30', 'h', 9_000_000],
    ['1:02:03.5', 'min', 3_723_500],
    ['1 h 5 min', 's', 3_900_000],
    ['2m30s', 's', 150_000],
    ['1 jam 5 menit', 's', 3_900_000],
    ['3 minutes and 20 seconds', 'h', 200_000],
    ['2 Std. 10 Min.', 's', 7_800_000],
    ['0', 's', 0],
    ['2 d', 's', null],
    ['1:75', 's', null],
    ['-5', 's', null],
    ['soon', 's', null],
    ['5 apples', 's', null],
    ['', 's', null],
    ['1700000000000', 'ms', null],
  ])('of %s in %s is %s ms', (cell, unit, ms) => {
    expect(readDuration(cell, unit)).toBe(ms);
  });
});

describe('a state', () => {
  it.each([
    ['Approved', 'approved'],
    ['APPROVED - Pending Payment', 'approved'],
    ['Not approved', 'rejected'],
    ['Pending Approval', 'submitted'],
    ['AWAITING REVIEW', 'submitted'],
    ['TIMED-OUT', 'expired'],
    ['screened_out', 'screened-out'],
    ['Disetujui', 'approved'],
    ['ditolak', 'rejected'],
    ['Menunggu', 'submitted'],
    ['pagado', 'paid'],
    ['Rejeitado', 'rejected'],
    ['Abgelehnt', 'rejected'],
    ['Dreamt', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (cell, state) => {
    expect(readState(cell)).toBe(state);
  });
});

describe('a moment', () => {
  const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
  const clock = (hour: number, minute: number, second = 0) => ((hour * 60 + minute) * 60 + second) * 1000;

  it.each<[cell: string, order: DateOrder, moment: ReturnType<typeof readMoment>]>([
    ['2026-03-04', 'month-day', { dayMs: day(2026, 3, 4), timeMs: null }],
    ['2026/3/4 9:05', 'day-month', { dayMs: day(2026, 3, 4), timeMs: clock(9, 5) }],
    ['2017-04-13T13:53:13Z', 'day-month', { at: day(2017, 4, 13) + clock(13, 53, 13) }],
    ['2017-04-13T13:53:13.250', 'day-month', { dayMs: day(2017, 4, 13), timeMs: clock(13, 53, 13) + 250 }],
    ['2017-04-13 13:53:13+02:00', 'day-month', { at: day(2017, 4, 13) + clock(11, 53, 13) }],
    ['2017-04-13 13:53:13 -0330', 'day-month', { at: day(2017, 4, 13) + clock(17, 23, 13) }],
    ['Thu Apr 13 13:53:13 PDT 2017', 'day-month', { at: day(2017, 4, 13) + clock(20, 53, 13) }],
    [
      'Thu Apr 13 2017 13:53:13 GMT-0700 (Pacific Daylight Time)',
      'day-month',
      { at: day(2017, 4, 13) + clock(20, 53, 13) },
    ],
    ['03/04/2026', 'day-month', { dayMs: day(2026, 4, 3), timeMs: null }],
    ['03/04/2026', 'month-day', { dayMs: day(2026, 3, 4), timeMs: null }],
    ['26-03-04', 'year-month', { dayMs: day(2026, 3, 4), timeMs: null }],
    ['3.4.26', 'day-month', { dayMs: day(2026, 4, 3), timeMs: null }],
    ['4/3/2026 1:05 PM', 'month-day', { dayMs: day(2026, 4, 3), timeMs: clock(13, 5) }],
    ['4/3/2026 12:05 a.m.', 'month-day', { dayMs: day(2026, 4, 3), timeMs: clock(0, 5) }],
    ['20260304', 'day-month', { dayMs: day(2026, 3, 4), timeMs: null }],
    ['Senin, 13 Agustus 2018 pukul 14.05', 'day-month', { dayMs: day(2018, 8, 13), timeMs: clock(14, 5) }],
    ['13 de abril de 2017', 'day-month', { dayMs: day(2017, 4, 13), timeMs: null }],
    ['13. März 2017', 'day-month', { dayMs: day(2017, 3, 13), timeMs: null }],
    ['Apr 13th, 2017', 'day-month', { dayMs: day(2017, 4, 13), timeMs: null }],
    ['2017-Dec-05', 'day-month', { dayMs: day(2017, 12, 5), timeMs: null }],
    ['14:05', 'day-month', { dayMs: null, timeMs: clock(14, 5) }],
    ['14.05', 'day-month', { dayMs: null, timeMs: clock(14, 5) }],
    ['1491916393', 'day-month', { at: 1_491_916_393_000 }],
    ['1491916393250', 'day-month', { at: 1_491_916_393_250 }],
    ['30/02/2026', 'day-month', null],
    ['03/24/2026', 'day-month', null],
    ['2026-13-01', 'day-month', null],
    ['2026-03-04 25:00', 'day-month', null],
    ['2026-03-04 13:00 PM', 'day-month', null],
    ['2026-03-04 13:00 XST', 'day-month', null],
    ['1026-03-04', 'day-month', null],
    ['10:00-10:30', 'day-month', null],
    ['12345', 'day-month', null],
    ['yesterday', 'day-month', null],
    ['', 'day-month', null],
  ])('%s (%s)', (cell, order, moment) => {
    expect(readMoment(cell, order)).toEqual(moment);
  });

  it('never throws, whatever the cell', () => {
    const cells = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789:.-/ TZapm') }));
    fc.assert(
      fc.property(cells, fc.constantFrom<DateOrder[]>('day-month', 'month-day', 'year-month'), (cell, order) => {
        const moment = readMoment(cell, order);
        for (const part of Object.values(moment ?? {})) expect(part === null || Number.isInteger(part)).toBe(true);
      }),
    );
  });
});

describe('what clocks of a zone show', () => {
  const zones = fc.constantFrom('America/Los_Angeles', 'Asia/Jakarta', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC');

  it('is the moment at which they show it', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2040, 0) }), (zone, second) => {
        const at = Math.floor(second / 1000) * 1000;
        const shown = wallClockOf(zone)(at);
        const found = fromWallClock(zone)(shown);
        expect(found).not.toBeNull();
        expect(wallClockOf(zone)(found ?? 0)).toBe(shown);
        expect(found).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('is no moment where they skip it, and the first of two where they show it twice', () => {
    const losAngeles = fromWallClock('America/Los_Angeles');
    expect(losAngeles(Date.UTC(2026, 2, 8, 2, 30))).toBeNull();
    expect(losAngeles(Date.UTC(2026, 10, 1, 1, 30))).toBe(Date.UTC(2026, 10, 1, 8, 30));
  });
});
