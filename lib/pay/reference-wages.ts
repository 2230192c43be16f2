/**
 * Minimum wages that ship with the extension (METHODS D12): few, each with its source, none on which sources disagree,
 * all replaceable by the worker's own target. Sources are secondary unless they name a law; a row is for
 * comparison, not legal advice.
 *
 * Left out on purpose: New York, the District of Columbia and Oregon (sources disagree, or the rate depends on the
 * place), states that follow the federal wage (choose "United States"), India (no single minimum), Kenya
 * (no settled divisor), and provinces of Indonesia whose amount was found once or with another value.
 */
import { amountToMoney } from '../money';
import { CONVERSIONS, type Conversion, hourlyMicros, latestRow, type ReferenceWage } from './reference';

const CHECKED_ON = '2026-11-24';

/** All rows, by region and first day in force. */
export const REFERENCE_WAGES: readonly ReferenceWage[] = [
  row({
    region: 'US',
    name: 'United States (federal)',
    currency: 'USD',
    amount: '7.25',
    validFrom: '2009-07-24',
    adjusted: 'by-law',
    source: 'Federal minimum wage, US Department of Labor; in force since 24 July 2009',
  }),
  ...states([
    ['US-AK', 'Alaska', '14.00', '2026-07-01'],
    ['US-AZ', 'Arizona', '15.15', '2026-01-01'],
    ['US-CA', 'California', '16.90', '2026-01-01'],
    ['US-CO', 'Colorado', '15.16', '2026-01-01'],
    ['US-CT', 'Connecticut', '16.94', '2026-01-01'],
    ['US-ME', 'Maine', '15.10', '2026-01-01'],
    ['US-MI', 'Michigan', '13.73', '2026-01-01'],
    ['US-MN', 'Minnesota', '11.41', '2026-01-01'],
    ['US-MO', 'Missouri', '15.00', '2026-01-01'],
    ['US-MT', 'Montana', '10.85', '2026-01-01'],
    ['US-OH', 'Ohio', '11.00', '2026-01-01'],
    ['US-RI', 'Rhode Island', '16.00', '2026-01-01'],
    ['US-VT', 'Vermont', '14.42', '2026-01-01'],
    ['US-VA', 'Virginia', '12.77', '2026-01-01'],
    ['US-WA', 'Washington', '17.13', '2026-01-01'],
  ]),
  row({
    region: 'DE',
    name: 'Germany',
    currency: 'EUR',
    amount: '13.90',
    validFrom: '2026-01-01',
    source: 'Fifth Minimum Wage Adjustment Ordinance (MiLoV5), section 1',
  }),
  row({
    region: 'DE',
    name: 'Germany',
    currency: 'EUR',
    amount: '14.60',
    validFrom: '2027-01-01',
    source: 'Fifth Minimum Wage Adjustment Ordinance (MiLoV5), section 1',
  }),
  row({
    region: 'GB',
    name: 'United Kingdom (21 and over)',
    currency: 'GBP',
    amount: '12.71',
    validFrom: '2026-04-01',
    source:
      'National Living Wage 2026, as given by law firms and news pages; one of them names 6 April as the first day',
  }),
  row({
    region: 'BR',
    name: 'Brazil',
    currency: 'BRL',
    amount: '7.37',
    validFrom: '2026-01-01',
    source: 'Decreto 12.797/2025, which states the hour beside the month of 1,621.00',
  }),
  row({
    region: 'PH-00',
    name: 'Philippines, NCR (non-agriculture)',
    currency: 'PHP',
    amount: '695.00',
    conversion: 'day/8',
    validFrom: '2025-07-18',
    source: 'Wage Order NCR-26',
  }),
  ...provinces([
    ['ID-BB', 'Kepulauan Bangka Belitung', '4035000'],
    ['ID-BE', 'Bengkulu', '2827250'],
    ['ID-JA', 'Jambi', '3471497'],
    ['ID-JB', 'Jawa Barat', '2317601'],
    ['ID-JK', 'DKI Jakarta', '5729876'],
    ['ID-JT', 'Jawa Tengah', '2327386'],
    ['ID-KR', 'Kepulauan Riau', '3879520'],
    ['ID-LA', 'Lampung', '3047734'],
    ['ID-PA', 'Papua', '4436283'],
    ['ID-RI', 'Riau', '3780495'],
    ['ID-SA', 'Sulawesi Utara', '4002630'],
    ['ID-SB', 'Sumatera Barat', '3182955'],
    ['ID-SN', 'Sulawesi Selatan', '3921088'],
    ['ID-SS', 'Sumatera Selatan', '3942963'],
    ['ID-SU', 'Sumatera Utara', '3228949'],
  ]),
];

/** The row of a region in force on a day, `YYYY-MM-DD` (METHODS D12); `null` for none. */
export function rowFor(region: string, day: string): ReferenceWage | null {
  return latestRow(REFERENCE_WAGES, region, day);
}

/** A region to pick. */
export interface Region {
  region: string;
  name: string;
  currency: string;
}

/** Every region with a row, once, by name. */
export const REGIONS: readonly Region[] = [
  ...new Map(REFERENCE_WAGES.map(({ region, name, currency }) => [region, { region, name, currency }])).values(),
].sort((a, b) => a.name.localeCompare(b.name, 'en'));

interface Statement {
  region: string;
  name: string;
  currency: string;
  amount: string;
  conversion?: Conversion;
  validFrom: string;
  adjusted?: ReferenceWage['adjusted'];
  source: string;
}

function row({ amount, conversion = 'hour', adjusted = 'yearly', ...stated }: Statement): ReferenceWage {
  const money = amountToMoney(amount, stated.currency);
  if (money === null) throw new RangeError(`Not an amount: ${amount} ${stated.currency}`);
  return {
    ...stated,
    amountMicros: money.micros,
    per: CONVERSIONS[conversion].per,
    conversion,
    hourlyMicros: hourlyMicros(money.micros, conversion),
    adjusted,
    checkedOn: CHECKED_ON,
  };
}

function states(rows: [region: string, name: string, amount: string, validFrom: string][]): ReferenceWage[] {
  return rows.map(([region, name, amount, validFrom]) =>
    row({
      region,
      name: `United States, ${name}`,
      currency: 'USD',
      amount,
      validFrom,
      source: `${name} in two tables of state minimum wages of July 2026 that agree, both citing the US Department of Labor`,
    }),
  );
}

function provinces(rows: [region: string, name: string, amount: string][]): ReferenceWage[] {
  return rows.map(([region, name, amount]) =>
    row({
      region,
      name: `Indonesia, ${name}`,
      currency: 'IDR',
      amount,
      conversion: 'month/173',
      validFrom: '2026-01-01',
      source: `UMP 2026 of ${name} under PP 49/2025, as national news gave the Ministry's list in December 2025`,
    }),
  );
}
