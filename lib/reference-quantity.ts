/** The wage that requesters are compared with, as pages show it. */

import { type Quantity, wage } from './quantity';
import type { EffectiveReference } from './settings';

/** Units of `currency` per hour; `null` where no rate leads there (METHODS D13). */
function referenceIn(currency: string, reference: EffectiveReference): number | null {
  const own = reference.amountMicros / 1e6;
  if (currency === reference.currency) return own;
  if (currency === 'USD' && reference.unitsPerUsd !== null) return own / reference.unitsPerUsd;
  return null;
}

/** Whether pay in `currency` can be compared with the reference. */
export function isComparable(currency: string, reference: EffectiveReference): boolean {
  return referenceIn(currency, reference) !== null;
}

/** The reference as a sentence names it beside pay in `currency`: converted, with the worker's own amount in brackets. */
export function referenceQuantity(currency: string, reference: EffectiveReference): Quantity {
  const own = wage(reference.amountMicros / 1e6, reference.currency);
  const there = referenceIn(currency, reference);
  if (there === null || currency === reference.currency) return own;
  const converted = wage(there, currency);
  return { ...converted, text: `${converted.text} (${own.text})` };
}
