/** The ways in which people write a currency beside an amount. */

/** Signs that are one currency's, in lower case. Longer ones come first when they are looked for. */
const SIGNS: Record<string, string> = {
  us$: 'USD',
  $us: 'USD',
  $ca: 'CAD',
  $au: 'AUD',
  '£gb': 'GBP',
  ca$: 'CAD',
  c$: 'CAD',
  au$: 'AUD',
  a$: 'AUD',
  nz$: 'NZD',
  sg$: 'SGD',
  s$: 'SGD',
  hk$: 'HKD',
  mx$: 'MXN',
  r$: 'BRL',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  rs: 'INR',
  rp: 'IDR',
  '₱': 'PHP',
  '₫': 'VND',
  '₩': 'KRW',
  '₺': 'TRY',
  '₦': 'NGN',
  '₴': 'UAH',
  '₽': 'RUB',
  '฿': 'THB',
  zł: 'PLN',
  kč: 'CZK',
  ksh: 'KES',
  dollar: 'USD',
  dollars: 'USD',
};

/** Signs that several currencies share: the first is meant, unless the worker says that it is another of them. */
const SHARED_SIGNS: Record<string, readonly string[]> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'TWD'],
  '¥': ['JPY', 'CNY'],
};

/** Hundredths, as they are written in place of an amount of the whole unit. */
const HUNDREDTHS: Record<string, string | null> = {
  cent: null,
  cents: null,
  '¢': null,
  ct: null,
  cts: null,
  centavo: null,
  centavos: null,
  céntimos: 'EUR',
  cêntimos: 'EUR',
  p: 'GBP',
  pence: 'GBP',
};

/** Currencies nobody pays fractions of: a point before three of their digits parts thousands. */
const WITHOUT_FRACTION = new Set(['IDR', 'JPY', 'KRW', 'VND', 'CLP']);

const known = new Set(Intl.supportedValuesOf('currency'));

/** Every currency there is, by its ISO 4217 code. */
export const CURRENCIES: readonly string[] = [...known];

/** The currency a sign or a code stands for; `null` for what is neither. `usual` decides where a sign is shared. */
export function currencyOf(text: string, usual: string): string | null {
  const sign = text.trim().replace(/\.$/, '').toLowerCase();
  const code = sign.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && known.has(code)) return code;
  const shared = Object.hasOwn(SHARED_SIGNS, sign) ? SHARED_SIGNS[sign] : undefined;
  if (shared) return shared.includes(usual) ? usual : (shared[0] ?? null);
  return Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] ?? null) : null;
}

/** The currency of a word for its hundredths; `null` for any other word. */
export function currencyOfHundredths(text: string, usual: string): string | null {
  const word = text.trim().replace(/\.$/, '').toLowerCase();
  return Object.hasOwn(HUNDREDTHS, word) ? (HUNDREDTHS[word] ?? usual) : null;
}

export function hasFraction(currency: string): boolean {
  return !WITHOUT_FRACTION.has(currency);
}
