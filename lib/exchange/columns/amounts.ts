/** Reads amounts as people and their spreadsheets write them. */
import { amountToMoney, type Money } from '../../money';
import { currencyOf, currencyOfHundredths, hasFraction } from './currencies';
import type { DecimalSign } from './mapping';

/** An amount's digits with whatever parts them, and what stands before and behind. */
const AMOUNT = /^([^\d.,'’\s-]*)\s*([.,]\d+|\d(?:\d|[.,'’\s](?=\d))*)\s*([^\d.,'’\s-]*\.?)$/u;
/** Abbreviations whose point is not that of a fraction: `Rp.500`. */
const ABBREVIATED = /^(rp|rs)\./i;
const GROUPED_IN_THREES = /^\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*$/;
/** As in India: lakhs and crores, `1,00,000`. */
const GROUPED_IN_TWOS = /^\d{1,2}(?:,\d{2})*,\d{3}$/;

/**
 * The amount that a cell holds, with `$`, `€`, `Rp`, a code or a word for cents before or behind it; `currency` is that of
 * amounts that name none. What parts the fraction follows from the amount where it can (`1,234.50`, `0,05`, `12.5`);
 * `decimalSign` decides where it cannot (`1.234`). `null` for everything else: ranges, signs, rates, words.
 */
export function readAmount(cell: string, decimalSign: DecimalSign, currency: string): Money | null {
  const parts = AMOUNT.exec(cell.trim().replace(/\s/g, ' ').replace(ABBREVIATED, '$1 '));
  if (parts === null) return null;
  const [, before = '', digits = '', after = ''] = parts;
  if (before !== '' && after !== '') return bothNamed(before, after, digits, decimalSign, currency);
  const sign = before + after;
  const ofHundredths = currencyOfHundredths(sign, currency);
  const named = sign === '' ? currency : (ofHundredths ?? currencyOf(sign, currency));
  if (named === null) return null;
  const decimal = plainDecimal(digits, decimalSign, named);
  return decimal === null ? null : amountToMoney(ofHundredths === null ? decimal : hundredth(decimal), named);
}

/** `$1.50 USD`: two names of one currency. */
function bothNamed(before: string, after: string, digits: string, decimalSign: DecimalSign, currency: string) {
  const code = currencyOf(after, currency);
  if (code === null || currencyOf(before, code) !== code) return null;
  const decimal = plainDecimal(digits, decimalSign, code);
  return decimal === null ? null : amountToMoney(decimal, code);
}

/** What an amount itself says of the sign that parts its fraction; `null` where it leaves that open. */
export function decimalSignIn(cell: string): DecimalSign | null {
  const digits = cell.match(/[.,]?\d[\d.,'’\s]*/)?.[0]?.replace(/['’\s]|[.,]\s*$/g, '') ?? '';
  const last = digits.replace(/\d/g, '').at(-1);
  if (last !== '.' && last !== ',') return null;
  const other = last === '.' ? ',' : '.';
  const [whole = '', fraction = ''] = splitAtLast(digits, last);
  if (whole.includes(last)) return other;
  if (whole.includes(other) || fraction.length !== 3 || whole === '' || whole === '0' || whole.length > 3) return last;
  return null;
}

/** Digits as a plain decimal with a point; `null` where separators stand in places that no way of writing has. */
function plainDecimal(digits: string, decimalSign: DecimalSign, currency: string): string | null {
  const sign = decimalSignIn(digits) ?? (hasFraction(currency) ? decimalSign : null);
  const [whole = '', fraction] = sign !== null && digits.includes(sign) ? splitAtLast(digits, sign) : [digits];
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null;
  const isPlain =
    (whole === '' && fraction !== undefined) ||
    /^\d+$/.test(whole) ||
    GROUPED_IN_THREES.test(whole) ||
    GROUPED_IN_TWOS.test(whole);
  if (!isPlain || (sign !== null && whole.includes(sign))) return null;
  return fraction === undefined ? bare(whole) : `${bare(whole) || '0'}.${fraction}`;
}

function bare(grouped: string): string {
  return grouped.replace(/\D/g, '');
}

function splitAtLast(text: string, sign: string): [string, string] {
  const at = text.lastIndexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A hundredth of a plain decimal, digit by digit, as money is never a binary fraction. */
function hundredth(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}
