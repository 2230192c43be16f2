/** The CSV as a real spreadsheet reads it, where one is installed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DECIMAL_SIGNS } from '../../lib/exchange/columns/mapping';
import { type Cell, csvHead, csvLines } from '../../lib/exchange/csv-cells';
import { hasOffice, rowsInOffice, type SheetCell } from './spreadsheet';

const HOSTILE = ['=1+1', '-2+3', '@SUM(1)', 0.000005, 1_234.5, null, 'Rp "10.000", – ñ', 'a;=1+1', 'a,=1+1', 0.125];

/** What stands in a cell of a file as it is agreed on: a number where it is written as one, without quotes. */
function goldenRows(name: string): Cell[][] {
  const csv = readFileSync(join(import.meta.dirname, 'golden', name), 'utf8').replace(/^\uFEFF/, '');
  const cells = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;
  return cells.map((row) => row.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
}

/** As {@link rowsInOffice} tells of a cell; a day, a moment or a truth may be shown in another way. */
function isTaken(cell: Cell, seen: SheetCell | undefined): boolean {
  if (seen === undefined) return cell === null || cell === '';
  if (typeof cell === 'number') return 'number' in seen && Math.abs(seen.number - cell) < 1e-9;
  return !('formula' in seen || 'number' in seen);
}

describe.skipIf(!hasOffice())('LibreOffice (skipped where soffice is not installed)', { timeout: 240_000 }, () => {
  it.each(DECIMAL_SIGNS)('reads numbers as numbers, texts as texts and no formula, with %s in decimals', (sign) => {
    const head = HOSTILE.map((_, column) => `c${column}`);
    const [, row] = rowsInOffice(csvHead(head, sign) + csvLines([HOSTILE], sign), sign);
    const comma = sign === ',' ? "a,'=1+1" : 'a,=1+1';
    expect(row?.slice(0, HOSTILE.length)).toEqual([
      ...[{ text: "'=1+1" }, { text: "'-2+3" }, { text: "'@SUM(1)" }, { number: 0.000005 }, { number: 1_234.5 }],
      ...[{ text: '' }, { text: 'Rp "10.000", – ñ' }, { text: "a;'=1+1" }, { text: comma }, { number: 0.125 }],
    ]);
  });

  it.each(['tasks.csv', 'days.csv', 'requesters.csv'])(
    'reads the numbers of %s, in either way they are written',
    (name) => {
      const [head = [], ...rows] = goldenRows(name);
      for (const sign of DECIMAL_SIGNS) {
        const read = rowsInOffice(csvHead(head.map(String), sign) + csvLines(rows, sign), sign);
        const [names, ...seen] = read.slice(0, rows.length + 1);
        expect(names?.slice(0, head.length)).toEqual(head.map((text) => ({ text })));
        const wrong = rows.flatMap((row, line) =>
          row.flatMap((cell, column) =>
            isTaken(cell, seen[line]?.[column]) ? [] : [[head[column], cell, seen[line]?.[column]]],
          ),
        );
        expect(wrong).toEqual([]);
        expect(rows.flat().filter((cell) => typeof cell === 'number').length).toBeGreaterThan(rows.length);
      }
    },
  );
});
