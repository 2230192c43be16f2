/**
 * Amounts as pages write them for people, on whatever platform and in whatever language. Text that could mean two amounts
 * is refused: a wrong number is worse than none.
 */
import { amountToMoney, type Money } from '../money';

/** An amount and how many decimals it was shown with. */
export interface VisibleAmount {
  money: Money;
  decimals: number;
}

/** What stands beside a number, in lower case. A sign that several currencies share (`¥`, `kr`) is none of these. */
const CURRENCIES: Record<string, string> = {
  ...{ $: 'USD', us$: 'USD', usd: 'USD', '€': 'EUR', eur: 'EUR', '£': 'GBP', gbp: 'GBP' },
  ...{ '₹': 'INR', inr: 'INR', rp: 'IDR', 'rp.': 'IDR', idr: 'IDR', jpy: 'JPY', a$: 'AUD', aud: 'AUD' },
  ...{ ca$: 'CAD', cad: 'CAD', r$: 'BRL', brl: 'BRL', '₱': 'PHP', php: 'PHP', chf: 'CHF', pln: 'PLN' },
};
/** Hundredths of whatever the platform pays in. */
const CENTS = new Set(['cent', 'cents', '¢']);
/** Nobody writes a fraction of these, so that a separator before three digits can only part thousands. */
const WHOLE = new Set(['IDR', 'JPY']);

const AMOUNT = /^([^\d\s.,'’+-]{0,3}\.?)\s*(\d(?:[\d.,'’\s]*\d)?)\s*([^\d\s.,'’+-]{0,5})$/u;
/** Thousands, and in India the hundreds of them. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:G\d{3})+|(?:G\d\d)+G\d{3})$/;

/**
 * The amount that a text is, and nothing but that; `null` for anything else, for a range, and for what could be two amounts
 * (`1.234` is a thousand and more in one language, and one and a bit in another).
 *
 * @param currency the one that is meant where the text names none
 */
export function visibleAmount(shown: unknown, currency: string): VisibleAmount | null {
  const parts = typeof shown === 'string' && shown.length <= 40 ? AMOUNT.exec(shown.trim()) : null;
  if (!parts) return null;
  const [, before = '', digits = '', after = ''] = parts;
  const names = [before, after].map((name) => name.toLowerCase()).filter((name) => name !== '');
  const isCents = names.length === 1 && CENTS.has(names[0] ?? '');
  const named = isCents ? [currency] : names.map((name) => CURRENCIES[name]);
  const [meant = currency] = named;
  if (named.some((one) => one !== meant)) return null;
  const plain = plainNumber(digits, WHOLE.has(meant));
  if (plain === null) return null;
  const decimals = plain.split('.')[1]?.length ?? 0;
  if (isCents && decimals > 0) return null;
  const money = amountToMoney(plain, meant);
  if (money === null || !isCents) return money && { money, decimals };
  return { money: { ...money, micros: money.micros / 100 }, decimals: 2 };
}

/** Digits and separators as a plain decimal; `null` where the separators leave a doubt. */
function plainNumber(digits: string, isWhole: boolean): string | null {
  const separators = [...new Set(digits.replace(/\d/g, '').replace(/\s/g, ' '))];
  const [first = '', second] = separators;
  if (first === '') return /^(0|[1-9]\d*)$/.test(digits) ? digits : null;
  const tidy = digits.replace(/\s/g, ' ');
  const groupedBy = (part: string, separator: string) => GROUPED.test(part.replaceAll(separator, 'G'));
  if (second !== undefined) {
    // Two of them: the first parts groups, and the second, once and last, is the point.
    const [whole = '', fraction = '', ...more] = tidy.split(second);
    const isPoint = separators.length === 2 && more.length === 0 && /[.,]/.test(second) && /^\d{1,6}$/.test(fraction);
    return isPoint && groupedBy(whole, first) ? `${whole.replaceAll(first, '')}.${fraction}` : null;
  }
  const parts = tidy.split(first);
  const [whole = '', fraction = ''] = parts;
  const isGrouped = groupedBy(tidy, first);
  const mayBePoint = parts.length === 2 && /[.,]/.test(first) && /^(0|[1-9]\d*)$/.test(whole) && !isWhole;
  if (isGrouped && (isWhole || !mayBePoint)) return parts.join('');
  if (mayBePoint && !isGrouped && fraction.length <= 6) return `${whole}.${fraction}`;
  return null;
}
