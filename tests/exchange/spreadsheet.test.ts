/** The CSV as a real spreadsheet reads it, where one is installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csvHead, csvLines } from '../../lib/exchange/csv-cells';

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

const ROW = ['=1+1', '-2+3', '@SUM(1)', 0.000005, 1_234.5, null, 'Rp "10.000", – ñ'];

it.skipIf(!hasOffice())(
  'LibreOffice reads numbers as numbers, texts as texts and no formula (skipped where soffice is not installed)',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'upah-spreadsheet-'));
    try {
      writeFileSync(join(folder, 'tasks.csv'), csvHead(['a', 'b', 'c', 'd', 'e', 'f', 'g']) + csvLines([ROW]));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const arguments_ = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'tasks.csv')];
      execFileSync('soffice', arguments_, { stdio: 'ignore', timeout: 110_000 });
      const sheet = readFileSync(join(folder, 'tasks.fods'), 'utf8');
      const values = [...sheet.matchAll(/office:value-type="float" office:value="([^"]+)"/g)].map(([, value]) =>
        Number(value),
      );
      expect(values).toEqual([0.000005, 1234.5]);
      expect(sheet).not.toContain('table:formula');
      expect(sheet).toContain('Rp "10.000", – ñ');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
