import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DECIMAL_SIGNS, type DecimalSign } from '../../lib/exchange/columns/mapping';
import {
  asWritten,
  type Cell,
  csvHead,
  csvLines,
  delimiterBeside,
  neutralised,
  rate,
  seconds,
  units,
} from '../../lib/exchange/csv-cells';

/** Texts that are mostly what spreadsheets stumble over. */
const hostile = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\t',
      '\r',
      '\n',
      '\0',
      ' ',
      ';',
      ',',
      '"',
      "'",
      'a',
      '1',
    ),
  )
  .map((characters) => characters.join(''));
const text = fc.oneof(hostile, fc.string({ unit: 'grapheme' }));

/** As a spreadsheet of any language cuts a cell. */
function cellsSeen(written: string, sign: DecimalSign): string[] {
  return written.split(sign === ',' ? /[,;\t\r\n]/ : /[;\t\r\n]/);
}

describe('a text', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    ['+1', "'+1"],
    ['-1+cmd|x', "'-1+cmd|x"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ['  =1', "'  =1"],
    ['a;=1', "a;'=1"],
    ["'=1", "''=1"],
    ['Fast - easy (a=b)', 'Fast - easy (a=b)'],
    ["it's", "it's"],
    ['', ''],
  ])('%j is written %j', (given, written) => {
    expect(neutralised(given, '.')).toBe(written);
    expect(neutralised(given, ',')).toBe(written);
  });

  it('is no formula behind a comma either, where that is no end of a cell in the file', () => {
    expect(neutralised('a,=1', ',')).toBe("a,'=1");
    expect(neutralised('a, -1', '.')).toBe('a, -1');
  });

  it.each(DECIMAL_SIGNS)('is a formula in no spreadsheet, of a file with %s in decimals', (sign) => {
    fc.assert(
      fc.property(text, (given) => {
        for (const cell of cellsSeen(neutralised(given, sign), sign))
          expect(cell).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
      }),
    );
  });

  it.each(DECIMAL_SIGNS)('is had back as it was, with %s in decimals', (sign) => {
    fc.assert(
      fc.property(text, (given) => {
        expect(asWritten(neutralised(given, sign), sign)).toBe(given);
      }),
    );
  });
});

describe('lines', () => {
  it.each(DECIMAL_SIGNS)('are read back cell by cell, whatever is in them, with %s in decimals', (sign) => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      text,
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((micros) => micros / 1e6),
      fc.boolean(),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (given) => {
        const read = Papa.parse<string[]>(csvLines(given, sign), {
          delimiter: delimiterBeside(sign),
          newline: '\r\n',
        });
        expect(read.errors).toEqual([]);
        const [end, ...lines] = read.data.toReversed();
        expect(end).toEqual(['']);
        expect(lines.toReversed().map((line) => line.map((one) => asWritten(one, sign)))).toEqual(
          given.map((row) =>
            row.map((one) =>
              one === null ? '' : typeof one === 'number' ? String(one).replace('.', sign) : String(one),
            ),
          ),
        );
      }),
    );
  });

  it('leave a negative number a number', () => {
    expect(csvLines([[-0.5, '-0.5', 1, null, '', true]], '.')).toBe('-0.5,"\'-0.5",1,,,true\r\n');
    expect(csvLines([[-0.5, '-0.5', 1, null, '', true]], ',')).toBe('-0,5;"\'-0.5";1;;;true\r\n');
  });

  it('follow a head with a byte order mark, and are none where there are no rows', () => {
    expect(csvHead(['a', 'b'], '.')).toBe('\uFEFFa,b\r\n');
    expect(csvHead(['a', 'b'], ',')).toBe('\uFEFFa;b\r\n');
    expect(csvLines([], '.')).toBe('');
  });
});

it('amounts and times are decimals, and unknown is unknown', () => {
  expect(units(1)).toBe(0.000001);
  expect(String(units(1))).toBe('0.000001');
  expect(units(1_500_000)).toBe(1.5);
  expect(seconds(1)).toBe(0.001);
  expect(rate(2.69230769230769)).toBe(2.692308);
  expect([units(null), seconds(null), rate(null)]).toEqual([null, null, null]);
});
