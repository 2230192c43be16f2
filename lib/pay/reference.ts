/**
 * The reference wage (METHODS D12): the worker's own target, or the minimum of the place where the **worker**
 * works. The rows themselves are in `reference-wages.ts`, so that a page that only needs these rules stays small.
 */

/**
 * How an amount becomes an hourly wage: by the day of eight hours, or by the divisor that the statute itself gives
 * for the month; never by a guess such as 160.
 */
export const CONVERSIONS = {
  /** The law states the hour. */
  hour: { per: 'hour', divisor: 1 },
  /** Eight hours a day. */
  'day/8': { per: 'day', divisor: 8 },
  /** Indonesia, full time: Kepmenaker 102/2004. */
  'month/173': { per: 'month', divisor: 173 },
  /** Indonesia, the hourly floor of part-time work: PP 36/2021, article 16. */
  'month/126': { per: 'month', divisor: 126 },
  /** Brazil; its decree also states the hour, rounded to the centavo, which is what counts there. */
  'month/220': { per: 'month', divisor: 220 },
} as const satisfies Record<string, { per: 'hour' | 'day' | 'month'; divisor: number }>;
export type Conversion = keyof typeof CONVERSIONS;

/** One minimum wage, as law states it and by the hour. */
export interface ReferenceWage {
  /** ISO 3166: a country, or its subdivision. */
  region: string;
  name: string;
  currency: string;
  /** The amount as stated, in micros, per hour, day or month. */
  amountMicros: number;
  per: 'hour' | 'day' | 'month';
  conversion: Conversion;
  /** W: micros per hour, to the nearest micro. */
  hourlyMicros: number;
  /** First day in force, `YYYY-MM-DD`. */
  validFrom: string;
  /** Whether a new amount is due every year, or only when a law is made. */
  adjusted: 'yearly' | 'by-law';
  source: string;
  /** The day the row was taken over from its source, `YYYY-MM-DD`. */
  checkedOn: string;
}

/** Micros per hour of a stated amount, to the nearest micro (METHODS D12). */
export function hourlyMicros(amountMicros: number, conversion: Conversion): number {
  return Math.round(amountMicros / CONVERSIONS[conversion].divisor);
}

/** The latest row of a region in force on a day (METHODS D12: `valid_from <= day`); `null` for none. */
export function latestRow(rows: readonly ReferenceWage[], region: string, day: string): ReferenceWage | null {
  let latest: ReferenceWage | null = null;
  for (const row of rows) {
    if (row.region !== region || row.validFrom > day) continue;
    if (latest === null || row.validFrom > latest.validFrom) latest = row;
  }
  return latest;
}

const STALE_AFTER_MONTHS = 13;

/**
 * Whether the newest row of a region is so old that a newer wage is likely to be missing (METHODS D12: over 13 months).
 * Counted from the day it came into force; where no yearly change is due, from the day it was checked,
 * or a wage unchanged since 2009 would be warned about for ever.
 */
export function isStale(row: ReferenceWage, today: string): boolean {
  return today > monthsLater(row.adjusted === 'yearly' ? row.validFrom : row.checkedOn, STALE_AFTER_MONTHS);
}

/** The same day of a later month, to compare with: it need not exist (`2026-02-31` still lies before March). */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const later = year * 12 + (month - 1) + months;
  return `${Math.floor(later / 12)}-${String((later % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}

/** Zones that say where the worker is; of a zone that several regions share, the region its city lies in. */
const REGION_OF_ZONE: Record<string, string> = {
  'America/Anchorage': 'US-AK',
  'America/Juneau': 'US-AK',
  'America/Nome': 'US-AK',
  'America/Sitka': 'US-AK',
  'America/Yakutat': 'US-AK',
  'America/Detroit': 'US-MI',
  'America/Phoenix': 'US-AZ',
  'America/Araguaina': 'BR',
  'America/Bahia': 'BR',
  'America/Belem': 'BR',
  'America/Boa_Vista': 'BR',
  'America/Campo_Grande': 'BR',
  'America/Cuiaba': 'BR',
  'America/Eirunepe': 'BR',
  'America/Fortaleza': 'BR',
  'America/Maceio': 'BR',
  'America/Manaus': 'BR',
  'America/Noronha': 'BR',
  'America/Porto_Velho': 'BR',
  'America/Recife': 'BR',
  'America/Rio_Branco': 'BR',
  'America/Santarem': 'BR',
  'America/Sao_Paulo': 'BR',
  'Asia/Jakarta': 'ID-JK',
  'Asia/Jayapura': 'ID-PA',
  'Asia/Makassar': 'ID-SN',
  'Asia/Ujung_Pandang': 'ID-SN',
  'Asia/Manila': 'PH-00',
  'Europe/Berlin': 'DE',
  'Europe/Busingen': 'DE',
  'Europe/Belfast': 'GB',
  'Europe/London': 'GB',
};

/**
 * The region to offer first to a worker whose browser is in an IANA zone: an offer, for the worker to change. Where
 * the zone does not say, the federal wage of the US, because that is the currency most of the work is paid in.
 */
export function suggestedRegion(timeZone: string): string {
  return Object.hasOwn(REGION_OF_ZONE, timeZone) ? (REGION_OF_ZONE[timeZone] ?? 'US') : 'US';
}
