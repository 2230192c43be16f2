import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readInstant, writeInstant } from '../../lib/exchange/instant';

it.each([
  ['2017-04-13T13:53:13Z', Date.UTC(2017, 3, 13, 13, 53, 13)],
  ['2017-04-13 13:53:13', Date.UTC(2017, 3, 13, 13, 53, 13)],
  ['2017-04-13T13:53:13.25Z', Date.UTC(2017, 3, 13, 13, 53, 13, 250)],
  ['2017-04-13T13:53:13.123456Z', Date.UTC(2017, 3, 13, 13, 53, 13, 123)],
  ['2024-02-29T00:00:00+00:00', Date.UTC(2024, 1, 29)],
  ['2023-02-29T00:00:00Z', null],
  ['2017-04-13T24:00:00Z', null],
  ['2017-04-13T23:59:60Z', null],
  ['2017-04-13T13:53:13+02:00', null],
  ['2017-04-13', null],
  ['1491975838000', null],
  ['', null],
])('reads %j as %j', (text, at) => {
  expect(readInstant(text)).toBe(at);
});

it('reads back every moment it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (at) => {
      expect(readInstant(writeInstant(at))).toBe(at);
    }),
  );
});
