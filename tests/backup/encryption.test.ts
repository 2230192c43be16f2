import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { HEADER_BYTES, TAG_BYTES } from '../../lib/backup/encrypted-format';
import { decryptBackup, encryptBackup, isEncryptedBackup } from '../../lib/backup/encryption';
import { type BackupSecret, ITERATIONS, secretOf } from '../../lib/backup/secret';

const PASSPHRASE = 'sembilan kuda hitam';
/** So that a property has many keys in little time; that files are written with many more has its own test. */
const FEW_ITERATIONS = 3;
const PIECE = 50;
const SALT = Uint8Array.from({ length: 16 }, (_, index) => index);

let secret: BackupSecret;
beforeAll(async () => {
  secret = await secretOf(PASSPHRASE, SALT, FEW_ITERATIONS);
});

async function sealed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const file = await encryptBackup(new Blob([bytes]), secret, undefined, PIECE);
  return new Uint8Array(await file.arrayBuffer());
}

async function opened(bytes: Uint8Array<ArrayBuffer>, passphrase = PASSPHRASE) {
  const outcome = await decryptBackup(new Blob([bytes]), passphrase);
  return 'file' in outcome ? [...new Uint8Array(await outcome.file.arrayBuffer())] : outcome.refused;
}

const content = fc.uint8Array({ maxLength: 4 * PIECE }).map((bytes) => new Uint8Array(bytes));

describe('an encrypted backup', () => {
  it('opens with its passphrase, whatever it holds and however long it is', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        expect(await opened(await sealed(bytes))).toEqual([...bytes]);
      }),
    );
  });

  it('does not open with another passphrase', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.string(), async (bytes, other) => {
        fc.pre(other.normalize('NFC') !== PASSPHRASE);
        expect(await opened(await sealed(bytes), other)).toBe('passphrase-wrong');
      }),
    );
  });

  it('is refused with any byte changed', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.nat(), fc.integer({ min: 1, max: 255 }), async (bytes, where, change) => {
        const file = await sealed(bytes);
        // The number of rounds lies in the open, and some numbers of them take minutes.
        const at = where % file.length;
        fc.pre(at < 8 || at >= 12);
        file[at] = (file[at] ?? 0) ^ change;
        expect(await opened(file)).toBeTypeOf('string');
      }),
    );
  });

  it('is refused when it is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.nat(), async (bytes, where) => {
        const file = await sealed(bytes);
        expect(await opened(file.slice(0, where % file.length))).toBe('damaged');
      }),
    );
  });

  it('is refused with pieces left out, repeated, exchanged or added', async () => {
    const file = await sealed(Uint8Array.from({ length: 3 * PIECE }, (_, index) => index));
    const head = file.slice(0, HEADER_BYTES);
    const [a, b, c] = [0, 1, 2].map((number) => {
      const at = HEADER_BYTES + number * (PIECE + TAG_BYTES);
      return file.slice(at, at + PIECE + TAG_BYTES);
    }) as [Uint8Array, Uint8Array, Uint8Array];
    const of = async (...pieces: Uint8Array[]) => opened(Uint8Array.from([head, ...pieces].flatMap((one) => [...one])));
    expect(await of(a, b, c)).toHaveLength(3 * PIECE);
    for (const order of [[a, c], [b, c], [a, b], [b, a, c], [a, a, b, c], [a, b, c, c], [c]]) {
      expect(await of(...order)).toBe('damaged');
    }
  });

  it('of a version to come says so, and a file of another kind is none', async () => {
    const file = await sealed(new Uint8Array(9));
    file.set(new TextEncoder().encode('UPAHENC2'));
    expect(await opened(file)).toBe('version-newer');
    expect(await isEncryptedBackup(new Blob([file]))).toBe(true);
    for (const other of ['', 'UPAHENC', '{"format":"upah-history"}', 'UPAHENCX and more']) {
      expect(await isEncryptedBackup(new Blob([other]))).toBe(false);
    }
    expect(await opened(new TextEncoder().encode('UPAHENC1 and nothing that makes sense'))).toBe('damaged');
  });

  it('has a key and a check of its own, and keeps nothing of the passphrase readable', async () => {
    const [one, other] = [await sealed(new Uint8Array(PIECE)), await sealed(new Uint8Array(PIECE))];
    expect(one.slice(28, 44)).not.toEqual(other.slice(28, 44));
    expect(one.slice(HEADER_BYTES)).not.toEqual(other.slice(HEADER_BYTES));
    expect(secret.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', secret.key)).rejects.toThrow();
  });

  it('takes a passphrase for the same however its accents are typed', async () => {
    const composed = await secretOf('caf\u00e9 caf\u00e9 caf\u00e9', SALT, FEW_ITERATIONS);
    const file = await encryptBackup(new Blob(['x']), composed);
    expect(await decryptBackup(file, 'cafe\u0301 cafe\u0301 cafe\u0301')).toHaveProperty('file');
  });
});

describe('the documented format', () => {
  const document = () => readFile(new URL('../../docs/backup-format.md', import.meta.url), 'utf8');

  it('is what is written: the test vector', async () => {
    const text = await document();
    const hex = (name: string) =>
      new RegExp(`^${name}: +([0-9a-f ]+)$`, 'm').exec(text)?.[1]?.replaceAll(' ', '') ?? '';
    const passphrase = /^passphrase: +(.+)$/m.exec(text)?.[1] ?? '';
    const plain = /^content: +(.+)$/m.exec(text)?.[1] ?? '';
    const vector = await secretOf(passphrase, Uint8Array.from(Buffer.from(hex('passphrase salt'), 'hex')));
    expect(vector.iterations).toBe(ITERATIONS);
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
    const file = await encryptBackup(new Blob([plain]), vector, Uint8Array.from(Buffer.from(hex('file salt'), 'hex')));
    expect(Buffer.from(await file.arrayBuffer()).toString('hex')).toBe(hex('file'));
  });

  it('can be opened by the script it gives, with nothing of this project', async () => {
    const script = /```js\n([\s\S]+?)```/.exec(await document())?.[1] ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'upah-format-'));
    try {
      const file = await encryptBackup(new Blob(['{"format":"upah-history"}\n'.repeat(9)]), secret, undefined, PIECE);
      await writeFile(join(folder, 'a.upah'), Buffer.from(await file.arrayBuffer()));
      await writeFile(join(folder, 'open.mjs'), script);
      const run = (passphrase: string) =>
        execFileSync(process.execPath, ['open.mjs', 'a.upah', 'a.json'], {
          cwd: folder,
          env: { ...process.env, PASSPHRASE: passphrase },
          stdio: 'pipe',
        });
      run(PASSPHRASE);
      expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('{"format":"upah-history"}\n'.repeat(9));
      expect(() => run('something else')).toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
