/** The wage that requesters are compared with, as pages show it. */
import type { EffectiveReference } from '../lib/settings';
import { wageText } from './quantity';

/** Units of `currency` per hour; `null` where no rate leads there (METHODS D13). */
export function referenceIn(currency: string, reference: EffectiveReference): number | null {
  const own = reference.amountMicros / 1e6;
  if (currency === reference.currency) return own;
  if (currency === 'USD' && reference.unitsPerUsd !== null) return own / reference.unitsPerUsd;
  return null;
}

/** The reference as a sentence names it beside pay in `currency`: converted, with the worker's own amount in brackets. */
export function referenceText(currency: string, reference: EffectiveReference): string {
  const own = wageText(reference.amountMicros / 1e6, reference.currency);
  const there = referenceIn(currency, reference);
  return there === null || currency === reference.currency ? own : `${wageText(there, currency)} (${own})`;
}
