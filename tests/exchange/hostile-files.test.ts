import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../lib/exchange/import';
import { generateLog } from '../fixtures/logs/generate-log';
import { GeneratedFile } from './generated-file';
import { MemoryLedger } from './memory-ledger';

const FOLDER = join(import.meta.dirname, '../fixtures/exchange');
const FILES: [string, Buffer][] = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md' && name !== 'expected')
  .map((name) => [name, readFileSync(join(FOLDER, name))]);
const HEADER = 'hit,reward_usd,accept_utc,submit_utc,status';

/** Imports a file, and holds that the ledger is as it was. */
async function refusalOf(file: Blob): Promise<string | undefined> {
  const ledger = new MemoryLedger();
  const { added, updated, unchanged, rejected } = await importFile(file, ledger);
  expect({ added, updated, unchanged, lines: rejected.map(({ line }) => line) }).toEqual({
    ...{ added: 0, updated: 0, unchanged: 0 },
    lines: [1],
  });
  expect(ledger).toEqual(new MemoryLedger());
  return rejected[0]?.reason;
}

describe('a file that is refused changes nothing', () => {
  it.each([
    ['10,000 columns', Array.from({ length: 10_000 }, (_, index) => `column ${index}`).join(','), 'unknown-format'],
    ['JSON that is nested 100,000 levels', '{"a":'.repeat(100_000), 'malformed'],
    ['a backup that is nested 100,000 levels', `{"hits":[{"hit_id":${'['.repeat(100_000)}`, 'malformed'],
    [
      'a backup with one endless record',
      `{"hits":[{"hit_id":"3H","title":"${'x'.repeat(2_000_000)}"}],"days":[]}`,
      'malformed',
    ],
    ['a zip', 'PK\u0003\u0004\u0014\0\0\0hit,reward_usd', 'packed'],
    ['JSON of another kind', '{"name":"package","version":"1.0.0"}', 'unknown-format'],
    [
      'a history that ends in a record',
      '{"format":"upah-history","version":1,\n"tasks":[\n{"platform":"mturk"}',
      'cut-off',
    ],
    [
      'a work log that ends in a row',
      `${HEADER}\nH1,0.1,2025-01-01 10:00:00,2025-01-01 10:05:00,Paid\nH2,0.1,2025`,
      'cut-off',
    ],
    [
      'a work log that ends in a quote',
      `${HEADER}\nH1,0.1,2025-01-01 10:00:00,2025-01-01 10:05:00,Paid\n"H2`,
      'cut-off',
    ],
  ])('%s', async (_what, text, reason) => {
    expect(await refusalOf(new Blob([text]))).toBe(reason);
  });

  it('2 GB of zeros, of words, and of a backup, without reading more than it must', async () => {
    const size = 2 * 1024 ** 3;
    const zeros = new GeneratedFile(size, () => '\0');
    expect(await refusalOf(zeros)).toBe('binary');
    const words = new GeneratedFile(size, () => 'word ');
    expect(await refusalOf(words)).toBe('unknown-format');
    const backup = new GeneratedFile(size, (at) =>
      at === 0 ? '{"hits":[{"hit_id":"3H","state":"Paid"}' : ',{"hit_id":"3"}',
    );
    expect(await refusalOf(backup)).toBe('too-large');
    const history = new GeneratedFile(size, (at) =>
      at === 0 ? '{"version":1,"format":"upah-history","tasks":[' : '}',
    );
    expect(await refusalOf(history)).toBe('too-large');
    for (const { bytesRead } of [zeros, words, backup, history]) expect(bytesRead).toBeLessThan(1024 ** 2);
  });
});

describe.each(FILES.filter(([name]) => /json|bak/.test(name)))('%s', (_name, bytes) => {
  it('cut off anywhere is refused, and changes nothing', async () => {
    const length = bytes.toString().trimEnd().length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: length - 1 }), async (at) => {
        const reason = await refusalOf(new Blob([new Uint8Array(bytes.subarray(0, at))]));
        expect(['cut-off', 'unknown-format', 'empty']).toContain(reason);
      }),
    );
  });
});

describe.each(FILES)('%s', (_name, bytes) => {
  it('with some of its bytes changed gives records or reasons, and never throws', async () => {
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const changed = new Uint8Array(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        const ledger = new MemoryLedger();
        const outcome = await importFile(new Blob([changed]), ledger);
        expect(ledger.tasks.size).toBe(outcome.added);
        for (const { line } of outcome.rejected) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

it('a work log cut off anywhere is refused, or gives only whole rows', async () => {
  const text = generateLog({ rows: 30, seed: 5, startsAt: Date.UTC(2025, 0, 1) });
  const whole = new MemoryLedger();
  await importFile(new Blob([text]), whole);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: text.length }), async (at) => {
      const ledger = new MemoryLedger();
      await importFile(new Blob([text.slice(0, at)]), ledger);
      for (const [key, { reward }] of ledger.tasks) expect(reward).toEqual(whole.tasks.get(key)?.reward);
    }),
  );
});
