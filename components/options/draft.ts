/** What stands in the fields of the reference wage, and the settings it makes: pure, so that each mistake has its test. */
import { amountToMoney, microsToDecimal } from '../../lib/money';
import type { ReferenceWage } from '../../lib/pay/reference';
import type { Reference } from '../../lib/settings';

/** Fields as typed. `region` is empty for an amount of the worker's own. */
export interface Draft {
  region: string;
  amount: string;
  currency: string;
  rate: string;
  ratedOn: string;
}

export type DraftError = 'amount' | 'currency' | 'rate';

/** The fields for the settings, or for the suggested row while nothing was chosen. */
export function draftOf(chosen: Reference | null, row: ReferenceWage | null, today: string): Draft {
  return {
    region: row?.region ?? '',
    amount: row ? microsToDecimal(row.hourlyMicros) : chosen ? microsToDecimal(chosen.amountMicros) : '',
    currency: row?.currency ?? chosen?.currency ?? 'USD',
    rate: chosen?.unitsPerUsd == null ? '' : String(chosen.unitsPerUsd),
    ratedOn: chosen?.ratedOn ?? today,
  };
}

/** Picking a place fills its amount in; a rate belongs to a currency and goes with it. */
export function pickPlace(draft: Draft, row: ReferenceWage | null): Draft {
  if (row === null) return { ...draft, region: '' };
  const rate = row.currency === draft.currency ? draft.rate : '';
  return { ...draft, region: row.region, amount: microsToDecimal(row.hourlyMicros), currency: row.currency, rate };
}

/** Typing an amount or a currency makes it the worker's own. */
export function typeOwn(draft: Draft, typed: Partial<Pick<Draft, 'amount' | 'currency'>>): Draft {
  const next = { ...draft, ...typed, region: '' };
  return next.currency === draft.currency ? next : { ...next, rate: '' };
}

/** The settings that the fields make, or the first field that does not say what it should. */
export function referenceOf(draft: Draft): { reference: Reference } | { error: DraftError } {
  const currency = draft.currency.trim().toUpperCase();
  if (!isCurrency(currency)) return { error: 'currency' };
  const money = amountToMoney(draft.amount, currency);
  if (money === null || money.micros === 0) return { error: 'amount' };
  const rate = currency === 'USD' || draft.rate.trim() === '' ? null : Number(draft.rate);
  if (rate !== null && !(rate > 0 && Number.isFinite(rate))) return { error: 'rate' };
  return {
    reference: {
      region: draft.region === '' ? null : draft.region,
      amountMicros: money.micros,
      currency,
      unitsPerUsd: rate,
      ratedOn: rate === null ? null : draft.ratedOn || null,
    },
  };
}

export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}
