import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleAmount } from '../../lib/platforms/amount';

const read = (text: unknown, currency = 'USD') => {
  const found = visibleAmount(text, currency);
  return found && [found.money.micros / 1e6, found.money.currency, found.decimals];
};

describe('an amount as a page shows it', () => {
  it.each([
    ['$1,234.50', [1234.5, 'USD', 2]],
    ['1.234,50 €', [1234.5, 'EUR', 2]],
    ['£0.05', [0.05, 'GBP', 2]],
    ['Rp 12.500', [12_500, 'IDR', 0]],
    ['Rp12,500', [12_500, 'IDR', 0]],
    ['₹1,00,000', [100_000, 'INR', 0]],
    ['₹1,00,000.50', [100_000.5, 'INR', 2]],
    ['5 cents', [0.05, 'USD', 2]],
    ['1 cent', [0.01, 'USD', 2]],
    ['1500 cents', [15, 'USD', 2]],
    ['50¢', [0.5, 'USD', 2]],
    ['0.0349', [0.0349, 'USD', 4]],
    ['$0.034', [0.034, 'USD', 3]],
    ['0,05 €', [0.05, 'EUR', 2]],
    ['12', [12, 'USD', 0]],
    ['US$ 5', [5, 'USD', 0]],
    ['$5.00 USD', [5, 'USD', 2]],
    ['EUR 7,5', [7.5, 'EUR', 1]],
    ['1 234,50 €', [1234.5, 'EUR', 2]],
    ['1\u202f234,50 €', [1234.5, 'EUR', 2]],
    ["CHF 1'234.50", [1234.5, 'CHF', 2]],
    ['1,234,567', [1_234_567, 'USD', 0]],
    [' $2.00\n', [2, 'USD', 2]],
    ['A$3.10', [3.1, 'AUD', 2]],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('is in the platform’s own currency where it names none', () => {
    expect(read('0,05', 'EUR')).toEqual([0.05, 'EUR', 2]);
    expect(read('5 cents', 'EUR')).toEqual([0.05, 'EUR', 2]);
    expect(read('12.500', 'IDR')).toEqual([12_500, 'IDR', 0]);
  });

  it.each([
    ['a range', '€2–€3'],
    ['a range of one currency', '$2-3'],
    ['a thousand and more or one and a bit', '$1.234'],
    ['the same with a comma', '1,234'],
    ['a currency that nobody knows', 'Z$5'],
    ['a sign of several currencies', '¥500'],
    ['two currencies', '$5 EUR'],
    ['a debt', '-$5'],
    ['a debt in brackets', '($5)'],
    ['more than the amount', 'Earn $5 now'],
    ['an hourly wage', '$5/h'],
    ['two amounts', '$5 $6'],
    ['thousands that are none', '$1,23,4'],
    ['points in both roles', '1.234.56'],
    ['thousands after the point', '1,5.000'],
    ['a fraction of a cent in cents', '0.5 cents'],
    ['a fraction of what has none', 'Rp 0,5'],
    ['zeros in front', '007'],
    ['an exponent', '1e3'],
    ['a currency alone', '$'],
    ['nothing', ''],
    ['a number, not text', 5],
    ['no end', '1'.repeat(50)],
    ['a key of every object', 'toString 5'],
  ])('is refused: %s', (_what, text) => {
    expect(read(text)).toBeNull();
  });

  it('of anything is read without fail, and sane', () => {
    const characters = fc.constantFrom(..."0123456789.,’' $€£₹Rp-–centsUSDEUR%");
    const texts = fc.oneof(fc.string(), fc.string({ unit: characters, maxLength: 14 }), fc.anything());
    fc.assert(
      fc.property(texts, (text) => {
        const found = visibleAmount(text, 'USD');
        if (found === null) return;
        expect(Number.isSafeInteger(found.money.micros)).toBe(true);
        expect(found.money.micros).toBeGreaterThanOrEqual(0);
        expect(found.decimals).toBeLessThanOrEqual(6);
        // All that is not a digit is gone, and no digit is lost: it is the number that stands there.
        const digits = String(text).replace(/\D/g, '').replace(/^0+/, '');
        expect(String(found.money.micros).replace(/0+$/, '')).toBe(digits.replace(/0+$/, ''));
      }),
    );
  });

  it('is the amount that was written, in every language, or none', () => {
    const written = fc.record({
      cents: fc.integer({ min: 0, max: 999_999_999 }),
      locale: fc.constantFrom('en-US', 'de-DE', 'id-ID', 'en-IN', 'fr-FR', 'de-CH', 'pl-PL', 'pt-BR', 'en-GB'),
      currency: fc.constantFrom('USD', 'EUR', 'GBP', 'INR', 'BRL', 'IDR', 'CHF', 'PLN'),
      currencyDisplay: fc.constantFrom('symbol' as const, 'code' as const),
    });
    fc.assert(
      fc.property(written, ({ cents, locale, currency, currencyDisplay }) => {
        const units = currency === 'IDR' ? cents : cents / 100;
        const text = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(units);
        const found = visibleAmount(text, 'USD');
        if (currencyDisplay === 'code') expect(found, text).not.toBeNull();
        if (found) expect(found.money, text).toEqual({ micros: Math.round(units * 1e6), currency });
      }),
    );
  });
});
