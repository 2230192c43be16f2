/** Tells by its bytes how a file writes text, and what is no text at all. The one place that turns bytes into text. */
import type { ImportReason } from './reasons';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Enough for a header row or the head of a JSON file. */
const LOOKED_AT_BYTES = 64 * 1024;

/** The first bytes of files that are recognised only to say what to do about them. */
const MAGIC: readonly (readonly [start: string, reason: ImportReason])[] = [
  ['UPAHENC1', 'encrypted'],
  ['PK\x03\x04', 'packed'],
  ['PK\x05\x06', 'packed'],
  ['\x1f\x8b', 'packed'],
  ['7z\xbc\xaf\x27\x1c', 'packed'],
  ['Rar!\x1a', 'packed'],
  ['BZh', 'packed'],
  ['\xfd7zXZ\0', 'packed'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'spreadsheet'],
  ['\x89PNG', 'binary'],
  ['\xff\xd8\xff', 'binary'],
  ['GIF8', 'binary'],
  ['%PDF', 'binary'],
  ['SQLite format 3', 'binary'],
];

/** Of UTF-8. */
const LONGEST_LETTER_BYTES = 4;

/** What the first bytes of a zip hold where a spreadsheet program made it. */
const SPREADSHEET_PARTS = ['[Content_Types].xml', 'xl/', 'application/vnd.oasis.opendocument.spreadsheet'];

/** What Windows-1252 has in place of the control characters from 0x80 on; a space stands for no meaning at all. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The beginning of a file as text, or why it cannot be read as one. Looks at the bytes, never at a name or type. */
export async function startOf(file: Blob): Promise<{ text: string } | { refused: ImportReason }> {
  if (file.size === 0) return { refused: 'empty' };
  const bytes = await bytesOf(file, 0, LOOKED_AT_BYTES);
  const refused = magicOf(bytes);
  if (refused !== null) return { refused };
  const utf16 = utf16Of(bytes);
  if (utf16 === null && bytes.includes(0)) return { refused: isUtf32(bytes) ? 'encoding-unknown' : 'binary' };
  if (utf16 === null && !isUtf8(bytes) && bytes.some((byte) => WINDOWS_1252[byte - 0x80] === ' ')) {
    return { refused: 'encoding-unknown' };
  }
  const text = new TextPieces(utf16).next(bytes, bytes.length < file.size);
  return text.trim() === '' && bytes.length === file.size ? { refused: 'empty' } : { text };
}

/** Turns the bytes of a file into text, a piece at a time; a byte order mark is left out. */
export class TextPieces {
  #decoder: TextDecoder | null;
  /** The beginning of a letter at the end of a piece: what follows it tells the encoding. */
  #held = new Uint8Array();

  /** @param encoding `null` where it is UTF-8 or Windows-1252, which differ only from the first letter beyond ASCII on */
  constructor(encoding: Encoding | null) {
    this.#decoder = encoding === null ? null : new TextDecoder(encoding);
  }

  /** The text of the bytes that follow. `more`: whether others follow these, so that a letter may be cut in two. */
  next(bytes: Uint8Array<ArrayBuffer>, more: boolean): string {
    const decoder = this.#decoder;
    if (decoder === null) return this.#firstText(bytes, more);
    const text = decoder.decode(bytes, { stream: more });
    // Not every runtime knows more of Windows-1252 than Latin-1.
    return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, fromWindows1252) : text;
  }

  /** The text up to where the encoding is known, which is plain ASCII until then. */
  #firstText(bytes: Uint8Array<ArrayBuffer>, more: boolean): string {
    const known = this.#held.length === 0 ? bytes : joined(this.#held, bytes);
    const beyondAscii = known.findIndex((byte) => byte >= 0x80);
    const decidedAt = beyondAscii === -1 ? known.length : beyondAscii;
    if (beyondAscii === -1 || (more && known.length - decidedAt < LONGEST_LETTER_BYTES)) {
      this.#held = known.slice(decidedAt);
      return new TextDecoder().decode(known.subarray(0, decidedAt));
    }
    this.#held = new Uint8Array();
    this.#decoder = new TextDecoder(isUtf8(known) ? 'utf-8' : 'windows-1252');
    return this.next(known, more);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function fromWindows1252(letter: string): string {
  return WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter;
}

/** UTF-16 by its byte order mark, or by the zeros that every other byte of plain text is; `null` for anything else. */
export async function utf16In(file: Blob): Promise<Encoding | null> {
  return utf16Of(await bytesOf(file, 0, LOOKED_AT_BYTES));
}

function utf16Of(bytes: Uint8Array): Encoding | null {
  if (isUtf32(bytes)) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // A character that is no letter of the West may have a zero where the others have none.
  const isMost = (many: number, few: number) => many > bytes.length / 4 && few < many / 50;
  if (isMost(odd, even)) return 'utf-16le';
  return isMost(even, odd) ? 'utf-16be' : null;
}

function isUtf32(bytes: Uint8Array): boolean {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0;
  return isLittle || (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff);
}

/** Whether bytes are UTF-8, but for a letter that is cut off at their end. */
function isUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function magicOf(bytes: Uint8Array): ImportReason | null {
  const start = latin1(bytes.subarray(0, 4096));
  const found = MAGIC.find(([magic]) => start.startsWith(magic))?.[1] ?? null;
  return found === 'packed' && SPREADSHEET_PARTS.some((part) => start.includes(part)) ? 'spreadsheet' : found;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

async function bytesOf(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}
