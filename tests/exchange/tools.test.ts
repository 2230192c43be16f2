import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../lib/exchange/import';
import { recognise } from '../../lib/exchange/recognise';
import { ENCODED, encoded } from './encoded';
import { MemoryLedger } from './memory-ledger';

const FOLDER = join(import.meta.dirname, '../fixtures/exchange');

const FORMATS = {
  'mturk-suite.json': 'mturk-suite',
  'hitdb.bak': 'hitdb',
  'hitdb_queryResults.csv': 'hitdb-table',
  'mturk-engine.json': 'mturk-engine',
  'prolific.csv': 'prolific-csv',
  'pandacrazy.json': 'pandacrazy-settings',
  'local-storage.json': 'local-storage',
  'hit-scraper.json': 'hit-scraper-settings',
} as const;
const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

const REFUSED = {
  'hitdb_dailyOverview.csv': 'only-sums',
  'hitdb_pendingOverview.csv': 'only-sums',
  'hitdb_requesterOverview.csv': 'only-sums',
  'pandacrazy-stats.csv': 'only-offers',
} as const;

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

async function everythingIn(file: Blob) {
  const ledger = new MemoryLedger();
  const outcome = await importFile(file, ledger);
  return { outcome, tasks: [...ledger.tasks.values()], requesters: [...ledger.requesters.values()] };
}

it('has a reader or a refusal for every file', () => {
  const files = readdirSync(FOLDER).filter((name) => name !== 'README.md' && name !== 'expected');
  expect(new Set(files)).toEqual(new Set([...NAMES, ...Object.keys(REFUSED)]));
});

describe.each(NAMES)('%s', (name) => {
  const text = textOf(name);

  it('is recognised by what is in it', async () => {
    expect(await recognise(new Blob([text]))).toEqual({ format: FORMATS[name] });
  });

  it('gives its records, and a reason for each row that is none', async () => {
    const given = await everythingIn(new Blob([text]));
    await expect(`${JSON.stringify(given, null, 2)}\n`).toMatchFileSnapshot(
      join(FOLDER, 'expected', name.replace(/\.\w+$/, '.json')),
    );
  });

  it('changes nothing the second time', async () => {
    const ledger = new MemoryLedger();
    const first = await importFile(new Blob([text]), ledger);
    const before = structuredClone(ledger);
    const { added, blocked } = first;
    const nobody = blocked === undefined ? {} : { blocked: 0 };
    expect(await importFile(new Blob([text]), ledger)).toEqual({ ...first, added: 0, unchanged: added, ...nobody });
    expect(ledger).toEqual(before);
  });

  it.each(ENCODED)('gives the same in %s', async (encoding) => {
    // What Windows-1252 cannot write is left out for all.
    const plain = text.replaceAll('–', '-');
    expect(await everythingIn(encoded(plain, encoding))).toEqual(await everythingIn(new Blob([plain])));
  });

  it('gives the same whatever ends its lines', async () => {
    const lines = text.replaceAll('\r\n', '\n').split('\n');
    const expected = await everythingIn(new Blob([lines.join('\n')]));
    expect(await everythingIn(new Blob([lines.join('\r\n')]))).toEqual(expected);
    const mixed = lines.map((line, index) => line + (index === lines.length - 1 ? '' : index % 2 ? '\n' : '\r\n'));
    expect(await everythingIn(new Blob([mixed.join('')]))).toEqual(expected);
  });
});

it.each(Object.entries(REFUSED))('refuses %s as a whole: %s', async (name, reason) => {
  const refused = { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason }] };
  expect(await everythingIn(new Blob([textOf(name)]))).toEqual({ outcome: refused, tasks: [], requesters: [] });
});
