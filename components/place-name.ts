import { locale } from '../lib/i18n';
import type { EffectiveReference } from '../lib/settings';

/** The name of the place a reference wage is the minimum of; `null` for an amount of the worker's own. */
export function placeOf({ region, name }: EffectiveReference): string | null {
  return region === null || name === null ? null : placeName({ region, name });
}

/** The name of a place in the worker's language where the runtime knows it: it knows countries, not their provinces. */
export function placeName({ region, name }: { region: string; name: string }): string {
  // A name with a remark in brackets says more than the country: the remark has no translation, so it stays whole.
  if (region.includes('-') || name.includes('(')) return name;
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(region) ?? name;
}
