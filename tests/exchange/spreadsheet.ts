/** A real spreadsheet, where one is installed, to see what it makes of a file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DecimalSign } from '../../lib/exchange/columns/mapping';
import { delimiterBeside } from '../../lib/exchange/csv-cells';

/** A cell as it took it: `text` where it is no number. */
export type SheetCell = { number: number } | { text: string } | { formula: string };

export function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** Languages by the number that LibreOffice gives them: English (USA) and Indonesian. */
const LANGUAGES = { '.': 1033, ',': 1057 };
const UTF_8 = 76;
const QUOTE = 34;

/**
 * The rows that LibreOffice reads, in a language whose decimals have this sign, as its dialog proposes: the encoding by
 * the byte order mark, which the command line does not look at, and the delimiter.
 */
export function rowsInOffice(csv: string, sign: DecimalSign): SheetCell[][] {
  const folder = mkdtempSync(join(tmpdir(), 'upah-spreadsheet-'));
  try {
    writeFileSync(join(folder, 'file.csv'), csv);
    const how = [delimiterBeside(sign).charCodeAt(0), QUOTE, UTF_8, 1, '', LANGUAGES[sign], false, false];
    execFileSync(
      'soffice',
      [
        ...[`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', `--infilter=CSV:${how}`],
        ...['--convert-to', 'fods', '--outdir', folder, join(folder, 'file.csv')],
      ],
      { stdio: 'ignore', timeout: 110_000 },
    );
    return rowsOf(readFileSync(join(folder, 'file.fods'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The cells of a sheet up to its last that holds something; what is repeated is written once with how often. */
function rowsOf(sheet: string): SheetCell[][] {
  const rows = [...sheet.matchAll(/<table:table-row\b[^>]*?(?:\/>|>(.*?)<\/table:table-row>)/gs)];
  return rows.map(([, inside = '']) =>
    [...inside.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, attributes = '', content = '']) => {
        const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        return new Array<SheetCell>(repeated).fill(cellOf(attributes, content));
      },
    ),
  );
}

function cellOf(attributes: string, content: string): SheetCell {
  const formula = /table:formula="([^"]*)"/.exec(attributes)?.[1];
  if (formula !== undefined) return { formula };
  const number = /office:value-type="float" office:value="([^"]+)"/.exec(attributes)?.[1];
  if (number !== undefined) return { number: Number(number) };
  const lines = [...content.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, line = '']) => plain(line));
  return { text: lines.join('\n') };
}

function plain(xml: string): string {
  return xml
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
