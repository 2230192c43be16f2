/** Figures before they are shown: what machines read and what people read, made in one place so they never differ. */
import { formatClock, formatDuration, formatNumber, formatPercent, locale, t } from './i18n';
import { formatAmount, formatWage, microsToDecimal } from './money';
import { wholeParts } from './time/whole-parts';

/** `value` and mostly `text` are `null` where the figure is not known: never 0, which would be a claim. */
export interface Quantity {
  /** Plain decimal, no separators, no exponent. */
  value: string | null;
  unit: string;
  text: string | null;
}

export function wage(unitsPerHour: number | null, currency: string): Quantity {
  const unit = `${currency}/h`;
  if (unitsPerHour === null) return { value: null, unit, text: null };
  return { value: plainDecimal(unitsPerHour), unit, text: wageText(unitsPerHour, currency) };
}

export function amount(micros: number | null, currency: string): Quantity {
  if (micros === null) return { value: null, unit: currency, text: null };
  return { value: microsToDecimal(micros), unit: currency, text: formatAmount(micros, currency, locale()) };
}

/** What is not known because nobody measured it, which is said in words. */
export function unmeasured(unit: string): Quantity {
  return { value: null, unit, text: t('notMeasured') };
}

export function duration(ms: number): Quantity {
  return { value: plainDecimal(ms / 1000), unit: 's', text: formatDuration(ms) };
}

/**
 * A duration as a part of a sum: shown as `wholeMs`, which adds up with the other parts, in units of `unitMs`. What
 * rounds to none of them took less than one, not nothing.
 */
export function durationPart(ms: number, wholeMs: number, unitMs: number): Quantity {
  const exact = duration(ms);
  if (wholeMs === 0 && ms > 0) return { ...exact, text: t('durationUnder', formatDuration(unitMs)) };
  return { ...exact, text: wholeMs % 60_000 === 0 ? formatDuration(wholeMs) : formatClock(wholeMs) };
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What durations are shown in whose sum is this: seconds up to an hour. */
export function unitOf(sumMs: number): number {
  return sumMs < HOUR_MS ? SECOND_MS : MINUTE_MS;
}

/** Durations and their sum, as shown: they add up. */
export function partsOfSum(partsMs: readonly number[]): { sum: Quantity; parts: Quantity[] } {
  const sumMs = partsMs.reduce((sum, ms) => sum + ms, 0);
  const unit = unitOf(sumMs);
  const whole = wholeParts(partsMs, unit);
  const wholeMs = unit * whole.reduce((sum, units) => sum + units, 0);
  return {
    sum: durationPart(sumMs, wholeMs, unit),
    parts: partsMs.map((ms, index) => durationPart(ms, (whole[index] ?? 0) * unit, unit)),
  };
}

/** A duration that is watched while it grows. */
export function clock(ms: number): Quantity {
  return { value: plainDecimal(ms / 1000), unit: 's', text: formatClock(ms) };
}

export function count(value: number, text: string = formatNumber(value)): Quantity {
  return { value: plainDecimal(value), unit: '1', text };
}

/** The size of a file, in thousands of bytes as file managers count. */
export function bytes(size: number): Quantity {
  const [unit, inUnit] =
    size < 1e6
      ? (['kilobyte', size / 1e3] as const)
      : size < 1e9
        ? (['megabyte', size / 1e6] as const)
        : (['gigabyte', size / 1e9] as const);
  const text = formatNumber(inUnit, { style: 'unit', unit, maximumSignificantDigits: 3 });
  return { value: plainDecimal(size), unit: 'B', text };
}

export function share(value: number | null): Quantity {
  if (value === null) return { value: null, unit: '1', text: null };
  return { value: plainDecimal(value), unit: '1', text: formatPercent(value) };
}

/** A wage as people read it, with its hour. */
export function wageText(unitsPerHour: number, currency: string): string {
  return t('perHour', formatWage(unitsPerHour, currency, locale()));
}

/** No more digits than mean anything: a millionth of a unit. */
function plainDecimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}
