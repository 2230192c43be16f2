/** Exact money (METHODS D1): read from what a page or a file says, summed as integers, shown by `Intl`. */

/** An exact amount: an integer number of micros (1e-6 of the unit) of one ISO 4217 currency (METHODS D1). */
export interface Money {
  micros: number;
  currency: string;
}

const MICROS_PER_UNIT = 1_000_000;
/** No reward is this large in any currency; more is a misread page. */
const MAX_UNITS = 1_000_000_000;
const DECIMAL = /^(\d{1,20})(?:\.(\d{0,40}))?$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * The amount a number or a plain decimal string stands for (METHODS D1), to the nearest micro; `null` for
 * anything else: NaN, infinities, negatives, signs, exponents, separators, symbols, more than 1e9 units,
 * and currencies that are not three capital letters.
 */
export function amountToMoney(value: unknown, currency: string): Money | null {
  const micros =
    typeof value === 'number' ? numberToMicros(value) : typeof value === 'string' ? textToMicros(value) : null;
  if (micros === null || micros > MAX_UNITS * MICROS_PER_UNIT || !CURRENCY.test(currency)) return null;
  return { micros, currency };
}

function numberToMicros(units: number): number | null {
  if (!(units >= 0 && units <= MAX_UNITS)) return null;
  // Adding 0 turns a negative zero into zero.
  return Math.round(units * MICROS_PER_UNIT) + 0;
}

/** Works on the digits, so that "1.005" is 1005000 whatever a double makes of it. */
function textToMicros(text: string): number | null {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return null;
  const fraction = (match[2] ?? '').padEnd(7, '0');
  const roundsUp = fraction.charAt(6) >= '5';
  return Number(match[1]) * MICROS_PER_UNIT + Number(fraction.slice(0, 6)) + (roundsUp ? 1 : 0);
}

/**
 * The sum of amounts of one currency (METHODS D1); `null` for none at all, which has no currency.
 * Throws on two currencies: such a sum is a mistake of the caller, not of the data.
 */
export function sumMoney(amounts: Iterable<Money>): Money | null {
  let currency: string | null = null;
  let micros = 0;
  for (const amount of amounts) {
    currency ??= amount.currency;
    if (amount.currency !== currency) throw new RangeError(`Cannot add ${amount.currency} to ${currency}`);
    micros += amount.micros;
  }
  return currency === null ? null : { micros, currency };
}

/** The amount as the locale writes money; see {@link formatAmount}. */
export function formatMoney(money: Money, locale: string): string {
  return formatAmount(money.micros, money.currency, locale);
}

/**
 * Micros as the locale writes money, with the minor digits of the currency. Below one unit, an amount that those
 * digits cannot hold is shown whole: half a cent reads $0.005, neither $0.00 nor $0.01.
 */
export function formatAmount(micros: number, currency: string, locale: string): string {
  const minorMicros = MICROS_PER_UNIT / 10 ** minorDigits(currency);
  const shownWhole = Math.abs(micros) < MICROS_PER_UNIT && micros % minorMicros !== 0;
  return formatter(locale, currency, shownWhole ? 'whole' : 'minor').format(micros / MICROS_PER_UNIT);
}

/**
 * Units of currency per hour as the locale writes money; the caller adds "per hour" in the worker's language.
 * A wage too small for the minor digits keeps two significant digits, because it is not 0.
 */
export function formatWage(unitsPerHour: number, currency: string, locale: string): string {
  const vanishes = unitsPerHour !== 0 && Math.abs(unitsPerHour) < 0.5 / 10 ** minorDigits(currency);
  return formatter(locale, currency, vanishes ? 'significant' : 'minor').format(unitsPerHour);
}

/** Micros as a plain decimal of units, without separators or needless zeros: 300000 is "0.3". */
export function microsToDecimal(micros: number): string {
  const size = Math.abs(micros);
  const rest = size % MICROS_PER_UNIT;
  const units = (size - rest) / MICROS_PER_UNIT;
  const fraction = String(rest).padStart(6, '0').replace(/0+$/, '');
  return `${micros < 0 ? '-' : ''}${units}${fraction === '' ? '' : `.${fraction}`}`;
}

type Precision = 'minor' | 'whole' | 'significant';

const PRECISION: Record<Exclude<Precision, 'minor'>, Intl.NumberFormatOptions> = {
  whole: { maximumFractionDigits: 6 },
  significant: { maximumSignificantDigits: 2 },
};

/** Where runtimes differ: Firefox goes by ISO 4217 and writes sen after a rupiah, which nobody pays in. */
const MINOR_DIGITS: Record<string, number> = { IDR: 0 };

function minorOf(currency: string): Intl.NumberFormatOptions {
  const digits = MINOR_DIGITS[currency];
  return digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, precision: Precision): Intl.NumberFormat {
  const key = `${locale} ${currency} ${precision}`;
  let format = formatters.get(key);
  if (format === undefined) {
    const digits = precision === 'minor' ? minorOf(currency) : PRECISION[precision];
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
    formatters.set(key, format);
  }
  return format;
}

/** Digits after the point: 2 for USD, 0 for JPY and IDR. */
function minorDigits(currency: string): number {
  return formatter('en', currency, 'minor').resolvedOptions().maximumFractionDigits ?? 2;
}
