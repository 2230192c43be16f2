/**
 * Texts in the worker's language. The browser's own mechanism carries them: nothing to load, no bytes in the scripts,
 * and every key is checked by the compiler against the English file.
 */
import { browser } from './browser';

export type MessageKey = Exclude<keyof typeof import('../public/_locales/en/messages.json'), 'default'>;

/** A name of the code as a message key may hold it: keys know no hyphens. */
type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name;

/** Families of messages, such as `tasks`, whose members `tasks_one` and `tasks_other` are chosen by a number. */
export type PluralStem = MessageKey extends infer Key ? (Key extends `${infer Stem}_other` ? Stem : never) : never;

/** The text of a key, with `$1` to `$9` replaced in the order given. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return lookUp(key, substitutions);
}

/** Private-use characters: no translation holds them, so what stands between two of them is a place of ours. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const PLACES = new RegExp(`${OPEN}(\\d)${CLOSE}`);

/** A text with things other than texts in its places: each language keeps its own order of words. */
export function filled<Part>(key: MessageKey, parts: readonly Part[]): (string | Part)[] {
  const places = parts.map((_, index) => `${OPEN}${index}${CLOSE}`);
  // Splitting by a pattern with one group gives text and place by turns.
  const pieces = t(key, ...places).split(PLACES);
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : (parts[Number(piece)] as Part)));
}

/** The text, or an empty string for a key that no translation has. */
function lookUp(key: string, substitutions: string[] = []): string {
  return (browser.i18n.getMessage as (key: string, substitutions: string[]) => string)(key, substitutions);
}

/** The key of a named member of a family: `keyed('verdict', 'likely-below')` is `verdict_likely_below`. */
export function keyed<Family extends string, Name extends string>(
  family: Family,
  name: Name,
): `${Family}_${Underscored<Name>}` {
  return `${family}_${name.replaceAll('-', '_')}` as `${Family}_${Underscored<Name>}`;
}

/** As {@link t} for a name that may be newer than the translations; `fallback` where there is no text for it. */
export function textOr(family: string, name: string, fallback: MessageKey): string {
  return lookUp(keyed(family, name)) || t(fallback);
}

/** A text with a count in it: `$1` is the count as people write it, `$2` and on are `substitutions`. */
export function plural(stem: PluralStem, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(textLanguage()).select(count);
  const numbers = [formatNumber(count), ...substitutions];
  // A language may have forms that English lacks; one it does not name falls back to the form all have.
  return lookUp(`${stem}_${form}`, numbers) || t(`${stem}_other`, ...numbers);
}

/** The language of the texts, which is not the browser's where there is no translation for that. */
export function textLanguage(): string {
  return t('languageTag') || 'en';
}

/** The locale of numbers and dates: the worker's own variant of the language of the texts (`en-GB`), never another. */
export function locale(): string {
  const own = browser.i18n.getUILanguage().replaceAll('_', '-');
  const language = textLanguage();
  return own === language || own.startsWith(`${language}-`) ? own : language;
}

/** Which way the language of the texts is read. */
export function textDirection(): 'ltr' | 'rtl' {
  return lookUp('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  // To make one takes longer than all else that is done to show a figure.
  const language = locale();
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, format);
  return format.format(value);
}

/** The sign before a fraction as the worker's other programs write it, whose language need not have texts here. */
export function decimalSign(): '.' | ',' {
  const language = browser.i18n.getUILanguage().replaceAll('_', '-');
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
}

/** A share of 0 to 1 in whole percent; only nothing is 0%, and only all of it is 100%. */
export function formatPercent(share: number): string {
  const shown = share > 0 && share < 1 ? Math.min(0.99, Math.max(0.01, share)) : share;
  return formatNumber(shown, { style: 'percent', maximumFractionDigits: 0 });
}

/** A calendar day, `YYYY-MM-DD`, which is the same day in every zone. */
export function formatDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at)
    ? day
    : new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** A time of day by the worker's clock. */
export function formatTime(at: number): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);
}

/** A moment as the worker's clock and calendar show it. */
export function formatMoment(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function formatList(items: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
}

/** A duration as people say it: `1 h 05 min`, `12 min`, `45 s`. Rounds down: no minute is claimed before it is over. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return t('durationSeconds', formatNumber(seconds));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('durationMinutes', formatNumber(minutes));
  return t('durationHours', formatNumber(Math.floor(minutes / 60)), twoDigits(minutes % 60));
}

/** A duration that is watched while it grows: seconds show until the hour is full. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60 || seconds >= 3600) return formatDuration(ms);
  return t('durationMinutesSeconds', formatNumber(Math.floor(seconds / 60)), twoDigits(seconds % 60));
}

function twoDigits(value: number): string {
  return formatNumber(value, { minimumIntegerDigits: 2 });
}
