import { describe, expect, it } from 'vitest';
import { CONVERSIONS, type Conversion, hourlyMicros, isStale, suggestedRegion } from '../../lib/pay/reference';
import { REFERENCE_WAGES, REGIONS, rowFor } from '../../lib/pay/reference-wages';
import { wagePerHour } from '../../lib/pay/wage';

const hourly = (amount: number, conversion: Conversion) => hourlyMicros(amount * 1e6, conversion) / 1e6;
const TODAY = '2026-11-24';

describe('conversions (D12)', () => {
  it.each<[string, number, Conversion, number, number]>([
    ['DKI Jakarta, full time', 5_729_876, 'month/173', 33_120.67, 2],
    ['DKI Jakarta, part time', 5_729_876, 'month/126', 45_475.21, 2],
    ['Jawa Tengah, full time', 2_327_386, 'month/173', 13_453.1, 2],
    ['Jawa Tengah, part time', 2_327_386, 'month/126', 18_471.32, 2],
    ['Philippines, NCR', 695, 'day/8', 86.875, 6],
    ['Brazil', 1621, 'month/220', 7.3682, 4],
    ['US', 7.25, 'hour', 7.25, 6],
  ])('%s', (_, amount, conversion, expected, digits) => {
    expect(hourly(amount, conversion)).toBeCloseTo(expected, digits);
  });

  it('reads a month of the divisor’s hours back as the month', () => {
    expect(wagePerHour(5_729_876 * 1e6, 173 * 3_600_000)).toBeCloseTo(hourly(5_729_876, 'month/173'), 4);
  });
});

describe('the table (D12)', () => {
  it.each([
    ['US', TODAY, 7.25],
    ['DE', '2026-12-31', 13.9],
    ['DE', '2027-01-01', 14.6],
    ['GB', '2026-04-01', 12.71],
    ['BR', TODAY, 7.37],
    ['PH-00', TODAY, 86.875],
    ['ID-JK', TODAY, 33_120.67052],
    ['ID-JT', TODAY, 13_453.098266],
    ['US-CA', TODAY, 16.9],
  ])('%s on %s is %d an hour', (region, day, expected) => {
    expect(rowFor(region, day)?.hourlyMicros).toBe(Math.round(expected * 1e6));
  });

  it('has nothing before a row is in force, nor for a place it does not know', () => {
    expect(rowFor('DE', '2025-12-31')).toBeNull();
    expect(rowFor('GB', '2026-03-31')).toBeNull();
    expect(rowFor('XX', TODAY)).toBeNull();
  });

  it.each(['US-NY', 'US-DC', 'US-OR', 'ID-PT', 'IN', 'KE', 'ID-KI', 'ID-BA', 'ID-JI', 'ID-YO', 'ID-KU'])(
    'does not ship %s, on which sources disagree or too few were found',
    (region) => {
      expect(REFERENCE_WAGES.some((row) => row.region === region)).toBe(false);
    },
  );

  it.each(REFERENCE_WAGES.map((row) => [`${row.region} ${row.validFrom}`, row] as const))('%s is whole', (_, row) => {
    expect(row.region).toMatch(/^[A-Z]{2}(-[A-Z0-9]{2})?$/);
    expect(row.currency).toMatch(/^[A-Z]{3}$/);
    expect(row.validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(row.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(row.source.length).toBeGreaterThan(15);
    expect(row.per).toBe(CONVERSIONS[row.conversion].per);
    expect(row.hourlyMicros).toBe(hourlyMicros(row.amountMicros, row.conversion));
    expect(Number.isInteger(row.hourlyMicros) && row.hourlyMicros > 0).toBe(true);
  });

  it('has one row a region and day', () => {
    const keys = REFERENCE_WAGES.map(({ region, validFrom }) => `${region} ${validFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('offers each region once', () => {
    const ids = REGIONS.map(({ region }) => region);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids)).toEqual(new Set(REFERENCE_WAGES.map(({ region }) => region)));
  });
});

describe('isStale (D12)', () => {
  const row = (region: string, day = TODAY) => {
    const found = rowFor(region, day);
    if (found === null) throw new Error(`No row for ${region}`);
    return found;
  };

  it.each([
    ['BR', '2027-02-01', false],
    ['BR', '2027-02-02', true],
    ['GB', '2027-05-01', false],
    ['GB', '2027-05-02', true],
    ['PH-00', TODAY, true],
  ])('%s on %s: %s', (region, today, stale) => {
    expect(isStale(row(region), today)).toBe(stale);
  });

  it('counts from the check where no yearly change is due', () => {
    expect(isStale(row('US'), TODAY)).toBe(false);
    expect(isStale(row('US'), '2027-12-25')).toBe(true);
  });

  it('does not trip over a day the later month lacks', () => {
    const late = { ...row('BR'), validFrom: '2026-01-31' };
    expect(isStale(late, '2027-02-28')).toBe(false);
    expect(isStale(late, '2027-03-01')).toBe(true);
  });
});

describe('suggestedRegion', () => {
  it.each([
    ['America/Phoenix', 'US-AZ'],
    ['America/Sao_Paulo', 'BR'],
    ['Asia/Jakarta', 'ID-JK'],
    ['Asia/Manila', 'PH-00'],
    ['Europe/Berlin', 'DE'],
    ['Europe/London', 'GB'],
    ['America/New_York', 'US'],
    ['Asia/Kolkata', 'US'],
    ['UTC', 'US'],
    ['toString', 'US'],
    ['', 'US'],
  ])('of %j is %s', (zone, region) => {
    expect(suggestedRegion(zone)).toBe(region);
  });

  it('is a region with a wage in force, for every zone there is', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(rowFor(suggestedRegion(zone), TODAY)).not.toBeNull();
  });
});
