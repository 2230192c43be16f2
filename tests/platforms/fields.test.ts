import { describe, expect, it } from 'vitest';
import { count, day, id, instant, oneOf, own, text } from '../../lib/platforms/fields';
import { amount } from '../../lib/platforms/mturk-amount';

const NOT_STRINGS = [null, undefined, 5, true, [], ['A1'], {}, { toString: 1 }, Object.create(null)];

describe('own', () => {
  it('follows own keys only', () => {
    expect(own({ a: 1 }, 'a')).toBe(1);
    for (const key of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) expect(own({}, key)).toBeUndefined();
    expect(own(JSON.parse('{"__proto__":5}'), '__proto__')).toBe(5);
    for (const value of [null, undefined, 5, 'text', true, [1]]) expect(own(value, 'a')).toBeUndefined();
    expect(own(JSON.parse('{"hasOwnProperty":1,"a":2}'), 'a')).toBe(2);
  });

  it('looks words up as words', () => {
    const words = { Paid: 'paid' };
    expect(oneOf(words, ' Paid ')).toBe('paid');
    for (const value of ['paid', 'toString', '__proto__', ['Paid'], null]) expect(oneOf(words, value)).toBeNull();
  });
});

describe('text', () => {
  it.each([
    ['  Sort\n  the   images ', 'Sort the images'],
    ['<b>bold</b> & "quoted"', '<b>bold</b> & "quoted"'],
    ['a\u202Eb\u0000c\u200Fd\u2066e', 'a b c d e'],
    ['\uD800', null],
    ['🧑‍🔬 می‌خواهم', '🧑‍🔬 می‌خواهم'],
    ['', null],
    [' \u0000 ', null],
  ])('%j is %j', (value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it('is cut at 300 characters, and not through one of two halves', () => {
    expect(text('x'.repeat(5_000_000))).toBe('x'.repeat(300));
    expect(text(`${' '.repeat(1000)}x`)).toBe('x');
    expect(text(`${'x'.repeat(299)}😀`)).toBe('x'.repeat(299));
  });
});

describe('id', () => {
  it.each(['A1UA79Z97ETJ6L', '3', 'Z'.repeat(64)])('%s is one', (value) => expect(id(value)).toBe(value));
  it.each(['', 'a1', 'A-1', 'A 1', 'A\n1', 'А1', '__proto__', 'ASSIGNMENT_ID_NOT_AVAILABLE', 'Z'.repeat(65)])(
    '%j is none',
    (value) => expect(id(value)).toBeNull(),
  );
});

describe('numbers', () => {
  it.each([0, 1, 533, 1e9])('%d counts', (value) => expect(count(value)).toBe(value));
  it.each([-1, 0.5, 1e99, Number.NaN, Number.POSITIVE_INFINITY, '5'])('%s does not', (value) =>
    expect(count(value)).toBeNull(),
  );
  it('has no negative zero', () => expect(Object.is(count(-0), 0)).toBe(true));
});

describe('dates', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-09T07:00:00.000Z', '2026-03-09'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-02-30T00:00:00Z', null],
    ['2026-13-01', null],
    ['2026-03-09x', null],
    ['1999-01-01', null],
    ['03/09/2026', null],
    ['Mar 09, 2026', null],
  ])('%s is the day %s', (value, expected) => expect(day(value)).toBe(expected));

  it.each([
    ['2026-03-09T16:00:00.000Z', Date.UTC(2026, 2, 9, 16)],
    ['2026-03-09T16:00Z', Date.UTC(2026, 2, 9, 16)],
    ['2026-03-09T09:00:00-07:00', Date.UTC(2026, 2, 9, 16)],
    ['2026-03-09T16:00:00', null],
    ['2026-03-09', null],
    ['2026-03-09T99:00:00Z', null],
    ['2026-02-30T10:00:00Z', null],
    ['2026-03-09T16:00:00Z (later)', null],
    ['2026-03-09T::Z', null],
    ['tomorrow', null],
  ])('%s is the moment %s', (value, expected) => expect(instant(value)).toBe(expected));
});

it.each(NOT_STRINGS.map((value) => [value]))('%o is no text, identifier, day or moment', (value) => {
  expect([text(value), id(value), day(value), instant(value)]).toEqual([null, null, null, null]);
});

describe('amount', () => {
  const usd = (micros: number) => ({ micros, currency: 'USD' });

  it.each([
    [0.05, usd(50_000)],
    [0, usd(0)],
    [1.005, usd(1_005_000)],
    ['0.05', usd(50_000)],
    ['$0.05', usd(50_000)],
    [' $1,234,567.50 ', usd(1_234_567_500_000)],
    [{ currency_code: 'USD', amount_in_dollars: 0.5 }, usd(500_000)],
    [{ amount_in_dollars: 0.5 }, usd(500_000)],
    [{ currencyCode: 'USD', amountInDollars: 0.0349 }, usd(34_900)],
    [
      { currency_code: 'INR', amount_in_dollars: 40 },
      { micros: 40_000_000, currency: 'INR' },
    ],
    [{ pay: 0.25, bonus: 1 }, usd(250_000)],
    [{ pay: { currency_code: 'USD', amount_in_dollars: 0.25 }, bonus: null }, usd(250_000)],
    [{ pay: '0.25' }, usd(250_000)],
  ])('%j is read', (value, expected) => expect(amount(value)).toEqual(expected));

  it.each([
    ...[null, undefined, true, [], [0.05], {}, '', ' ', '$', 'free', '0.05 USD', '0x10', '1e3', '1,5', '1,23,4', '$-1'],
    ...[-0.05, Number.NaN, Number.POSITIVE_INFINITY, 1e99, '-0.05', '9'.repeat(40)],
    ...[{ bonus: 1 }, { pay: null, bonus: 1 }, { pay: { pay: 1 } }, { pay: [1] }, { amount: 1 }],
    { currency_code: 'dollars', amount_in_dollars: 1 },
    { currency_code: '', amount_in_dollars: 1 },
    { currency_code: ['USD'], amount_in_dollars: 1 },
    { currency_code: 5, amount_in_dollars: 1 },
    { currency_code: 'USD', amount_in_dollars: [1] },
    { currency_code: 'USD' },
    JSON.parse('{"__proto__":{"amount_in_dollars":1}}'),
  ])('%j is not', (value) => expect(amount(value)).toBeNull());
});
