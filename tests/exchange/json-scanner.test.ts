import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonScanner, type JsonText, parseJson } from '../../lib/exchange/json-scanner';

const LONG = 1_000_000;

/** What a scanner makes of a text that comes in pieces of some length. */
function scan(text: string, pieceLength = text.length, maxChars = LONG) {
  const scanner = new JsonScanner(maxChars);
  const found: JsonText[] = [];
  for (let at = 0; at < text.length; at += pieceLength) found.push(...scanner.push(text.slice(at, at + pieceLength)));
  return { scanner, found };
}

/** Each value with the member it is or stands in, as parsing the whole gives them. */
function flat(whole: object): [string, unknown][] {
  if (Array.isArray(whole)) return whole.map((value) => ['', value]);
  return Object.entries(whole).flatMap(([key, value]): [string, unknown][] =>
    Array.isArray(value) ? value.map((one) => [key, one]) : [[key, value]],
  );
}

const jsonObject = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));

describe('JsonScanner', () => {
  it('gives what parsing the whole gives, however it is laid out and cut into pieces', () => {
    fc.assert(
      fc.property(jsonObject, fc.constantFrom(0, 1, 3), fc.integer({ min: 1, max: 40 }), (whole, indent, length) => {
        const text = JSON.stringify(whole, null, indent);
        const { scanner, found } = scan(text, length);
        expect(scanner.isComplete).toBe(true);
        expect(found.map(({ key, text: value }) => [key, JSON.parse(value)])).toEqual(flat(JSON.parse(text)));
      }),
    );
  });

  it('finds out wherever a file is cut off', () => {
    fc.assert(
      fc.property(jsonObject, fc.nat(), (whole, at) => {
        const text = JSON.stringify(whole);
        const { scanner } = scan(text.slice(0, at % text.length), 7);
        expect(scanner.isComplete).toBe(false);
        expect(scanner.isBroken).toBe(false);
      }),
    );
  });

  it('tells the line of each value, and numbers those that share the first', () => {
    const lines = (text: string) => scan(text).found.map(({ line }) => line);
    expect(lines('{"a":[1,2],"b":3}')).toEqual([2, 3, 4]);
    expect(lines('{\n"a": [\n 1,\n 2\n],\n"b":\n 3}')).toEqual([3, 4, 7]);
    expect(lines('{"a":["x\\n",\n"y"]}')).toEqual([2, 2]);
  });

  it.each([
    ['a list that is closed as an object', '{"a":[1}}'],
    ['more than is opened', '{"a":1}}'],
    ['two files in one', '{"a":1}{"b":2}'],
    ['a member without a name', '{a:1}'],
    ['nesting without end', '['.repeat(100_000)],
    ['nesting without end in a record', `{"hits":[{"a":${'['.repeat(100_000)}`],
    ['a text without end', `{"a":"${'x'.repeat(LONG)}`],
  ])('calls %s broken', (_what, text) => {
    expect(scan(text, 10_000).scanner.isBroken).toBe(true);
  });

  it('never throws, and is never complete where the brackets are not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1\n') }), (text) => {
        const { scanner } = scan(text, 5);
        if (parseJson(text) instanceof Object) expect(scanner.isComplete).toBe(true);
        expect(scanner.isComplete && scanner.isBroken).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
