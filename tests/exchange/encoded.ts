/** The same text as different programs save it. */

export const ENCODED = [
  'utf-8',
  'utf-8 with BOM',
  'utf-16le',
  'utf-16be',
  'utf-16le with BOM',
  'utf-16be with BOM',
  'windows-1252',
] as const;

const BEYOND_LATIN_1: Record<string, number> = { '€': 0x80, '–': 0x96 };

/** A file with `text` in an encoding; the letters are those of Windows-1252. */
export function encoded(text: string, encoding: (typeof ENCODED)[number]): Blob {
  const marked = encoding.endsWith('BOM') ? `\ufeff${text}` : text;
  if (encoding.startsWith('utf-8')) return new Blob([marked]);
  if (encoding === 'windows-1252')
    return new Blob([Uint8Array.from(text, (letter) => BEYOND_LATIN_1[letter] ?? letter.charCodeAt(0))]);
  const bytes = Buffer.from(marked, 'utf16le');
  return new Blob([new Uint8Array(encoding.startsWith('utf-16le') ? bytes : bytes.swap16())]);
}
