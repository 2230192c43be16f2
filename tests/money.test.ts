import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { amountToMoney, formatAmount, formatMoney, formatWage, microsToDecimal, sumMoney } from '../lib/money';

const micros = (value: unknown) => amountToMoney(value, 'USD')?.micros ?? null;

describe('amountToMoney (D1)', () => {
  it.each([
    ['1.005', 1_005_000],
    ['0.10', 100_000],
    ['0', 0],
    ['5', 5_000_000],
    ['5.', 5_000_000],
    [' 2.50 ', 2_500_000],
    ['0.0000005', 1],
    ['0.00000049', 0],
    ['0.9999999', 1_000_000],
    ['1000000000', 1e15],
    [1.005, 1_005_000],
    [0.1 + 0.2, 300_000],
    [0.05, 50_000],
    [1e-7, 0],
    [1e9, 1e15],
  ])('reads %j as %d micros', (value, expected) => {
    expect(micros(value)).toBe(expected);
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0.01,
    1e9 + 1,
    '-1',
    '+1',
    '1e3',
    '1,000.00',
    '$1',
    '',
    '.',
    '.5',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '1000000000.000001',
    '9'.repeat(400),
    null,
    undefined,
    true,
    {},
    [1],
    Symbol('1'),
  ])('refuses %s', (value) => {
    expect(amountToMoney(value, 'USD')).toBeNull();
  });

  it.each(['', 'usd', 'US', 'USDT', '$'])('refuses the currency %j', (currency) => {
    expect(amountToMoney('1', currency)).toBeNull();
  });

  it('refuses a bigint, which says nothing of its unit', () => {
    expect(amountToMoney(1n, 'USD')).toBeNull();
  });

  it('reads a negative zero as zero', () => {
    expect(Object.is(micros(-0), 0)).toBe(true);
  });

  it('reads back every amount it can write', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 }), (amount) => micros(microsToDecimal(amount)) === amount));
  });

  it('never answers anything but a whole number of micros in range, or null', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const amount = micros(value);
        return amount === null || (Number.isInteger(amount) && amount >= 0 && amount <= 1e15);
      }),
    );
  });
});

describe('sumMoney (D1)', () => {
  const tenCents = { micros: 100_000, currency: 'USD' };

  it('adds three dimes to 0.30, which doubles do not', () => {
    expect(sumMoney([tenCents, tenCents, tenCents])).toEqual({ micros: 300_000, currency: 'USD' });
    expect(0.1 + 0.1 + 0.1).not.toBe(0.3);
  });

  it('has no answer for nothing, and refuses two currencies', () => {
    expect(sumMoney([])).toBeNull();
    expect(() => sumMoney([tenCents, { micros: 1, currency: 'EUR' }])).toThrow(RangeError);
  });
});

describe('display', () => {
  it.each([
    [300_000, 'USD', '$0.30'],
    [1_005_000, 'USD', '$1.01'],
    [5_000, 'USD', '$0.005'],
    [0, 'USD', '$0.00'],
    [33_120_670_520, 'IDR', 'IDR\u00a033,121'],
    [1_500_000_000, 'JPY', '¥1,500'],
  ])('shows %d micros of %s as %s', (amount, currency, shown) => {
    expect(formatAmount(amount, currency, 'en')).toBe(shown);
    expect(formatMoney({ micros: amount, currency }, 'en')).toBe(shown);
  });

  it('writes no sen after a rupiah, also where the runtime would', async () => {
    // Firefox goes by ISO 4217, which still lists two digits; Chromium and Node go by use.
    class IsoNumberFormat extends Intl.NumberFormat {
      constructor(locales?: string, options?: Intl.NumberFormatOptions) {
        super(locales, { minimumFractionDigits: 2, maximumFractionDigits: 2, ...options });
      }
    }
    vi.stubGlobal('Intl', { ...Intl, NumberFormat: IsoNumberFormat });
    vi.resetModules();
    const money = await import('../lib/money');
    expect(money.formatAmount(33_120_670_520, 'IDR', 'id')).toBe('Rp\u00a033.121');
    expect(money.formatWage(33_120.67, 'IDR', 'id')).toBe('Rp\u00a033.121');
    vi.unstubAllGlobals();
  });

  it('follows the locale', () => {
    expect(formatAmount(33_120_670_520, 'IDR', 'id')).toBe('Rp\u00a033.121');
  });

  it.each([
    [6.3158, 'USD', '$6.32'],
    [0, 'USD', '$0.00'],
    [0.0012, 'USD', '$0.0012'],
    [0.005, 'USD', '$0.01'],
    [33_120.67, 'IDR', 'IDR\u00a033,121'],
  ])('shows a wage of %d %s as %s', (wage, currency, shown) => {
    expect(formatWage(wage, currency, 'en')).toBe(shown);
  });

  it.each([
    [300_000, '0.3'],
    [0, '0'],
    [1_000_000, '1'],
    [1, '0.000001'],
    [12_345_678_900_000, '12345678.9'],
    [-500_000, '-0.5'],
    [Number.MAX_SAFE_INTEGER, '9007199254.740991'],
  ])('writes %d micros as the plain decimal %s', (amount, decimal) => {
    expect(microsToDecimal(amount)).toBe(decimal);
  });
});
