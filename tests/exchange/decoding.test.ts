import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOf } from '../../lib/exchange/decoding';
import { textPieces, wholeText } from '../../lib/exchange/pieces';
import { ENCODED, encoded } from './encoded';

const TEXT = 'hit,title\nH1,"Café: naïve – 5 €"\n';

describe('the beginning of a file', () => {
  it.each(ENCODED)('is read in %s', async (encoding) => {
    expect(await startOf(encoded(TEXT, encoding))).toEqual({ text: TEXT });
  });

  it.each([
    ['nothing', [], 'empty'],
    ['nothing but a mark', [0xef, 0xbb, 0xbf], 'empty'],
    ['an encrypted backup', [...Buffer.from('UPAHENC1\x01\x02\x03')], 'encrypted'],
    ['a zip named .csv', [...Buffer.from('PK\x03\x04'), 20, 0, 0, 0, ...Buffer.from('log.csv')], 'packed'],
    ['a gzip', [0x1f, 0x8b, 8, 0], 'packed'],
    ['an xlsx', [...Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml')], 'spreadsheet'],
    [
      'an ods',
      [...Buffer.from('PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK')],
      'spreadsheet',
    ],
    ['an old xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0], 'spreadsheet'],
    ['a picture', [0x89, ...Buffer.from('PNG\r\n\x1a\n')], 'binary'],
    ['a document', [...Buffer.from('%PDF-1.7')], 'binary'],
    ['zeros', Array(1000).fill(0), 'binary'],
    ['text in UTF-32', [0xff, 0xfe, 0, 0, 0x68, 0, 0, 0, 0x69, 0, 0, 0], 'encoding-unknown'],
    ['text in Shift JIS', [0x83, 0x5e, 0x83, 0x43, 0x83, 0x67, 0x83, 0x8b, 0x81, 0x41], 'encoding-unknown'],
  ])('of %s is refused', async (_what, bytes, refused) => {
    expect(await startOf(new Blob([new Uint8Array(bytes)]))).toEqual({ refused });
  });

  it('is told whatever the bytes, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const start = await startOf(new Blob([new Uint8Array(bytes)]));
        expect(Object.values(start)).toEqual([expect.any(String)]);
      }),
    );
  });
});

describe('the text of a file', () => {
  it.each(ENCODED)('is the same in %s, however its pieces fall', async (encoding) => {
    // Two bytes in UTF-8, one in Windows-1252, and behind more ASCII than a piece holds.
    const text = `${'x'.repeat(65_535)}é,${'ü'.repeat(70_000)}\n`;
    const file = encoded(text, encoding);
    expect((await wholeText(file)) === text).toBe(true);
    const read: number[] = [];
    for await (const { bytesRead } of textPieces(file)) read.push(bytesRead);
    expect(read.length).toBeGreaterThan(1);
    expect(read.at(-1)).toBe(file.size);
  });
});
