import { locale } from '../lib/i18n';

/** The name of a place in the worker's language where the runtime knows it: it knows countries, not their provinces. */
export function placeName({ region, name }: { region: string; name: string }): string {
  // A name with a remark in brackets says more than the country: the remark has no translation, so it stays whole.
  if (region.includes('-') || name.includes('(')) return name;
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(region) ?? name;
}
