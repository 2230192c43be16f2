/**
 * Reads transit-js JSON, with the tags that transit-immutable-js gives to Immutable's collections. Maps, records and plain
 * objects become a `Map`, so that no key is taken for a property; lists and sets become arrays.
 */

/** What a value can be once it is read. */
export type Transit = null | boolean | number | string | Transit[] | Map<Transit, Transit>;

/** Far deeper than any store; deeper nesting is read as nothing. */
const MAX_DEPTH = 60;

// How transit shortens what it repeats: a code of one or two digits to the base of 44, from the character `0` on.
const DIGITS = 44;
const ZERO = 48;
const MIN_CACHED = 4;

/** The value that parsed transit JSON stands for. */
export function readTransit(json: unknown): Transit {
  return new Reader().read(json, false, 0);
}

class Reader {
  /** Texts that may come again, in the order in which they came. */
  #cache: string[] = [];

  read(json: unknown, isKey: boolean, depth: number): Transit {
    if (depth > MAX_DEPTH) return null;
    if (typeof json === 'string') return plain(this.#text(json, isKey));
    if (typeof json === 'number' || typeof json === 'boolean') return json;
    if (typeof json !== 'object' || json === null) return null;
    if (!Array.isArray(json)) return this.#pairs(Object.entries(json).flat(), depth);
    const [first, ...rest] = json as unknown[];
    if (first === '^ ') return this.#pairs(rest, depth);
    const tag = typeof first === 'string' ? this.#text(first, false) : null;
    if (tag?.startsWith('~#') && rest.length === 1) return this.#tagged(tag.slice(2), rest[0], depth);
    const head: Transit[] = json.length === 0 ? [] : [tag === null ? this.read(first, false, depth + 1) : plain(tag)];
    return [...head, ...rest.map((value) => this.read(value, false, depth + 1))];
  }

  #pairs(flat: readonly unknown[], depth: number): Map<Transit, Transit> {
    const map = new Map<Transit, Transit>();
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const key = this.read(flat[at], true, depth + 1);
      map.set(key, this.read(flat[at + 1], false, depth + 1));
    }
    return map;
  }

  #tagged(tag: string, json: unknown, depth: number): Transit {
    const value = this.read(json, false, depth + 1);
    const isFlatMap = tag === 'iM' || tag === 'iOM' || tag === 'cmap';
    if (isFlatMap && Array.isArray(value)) return mapOf(value);
    // A record is its name and its fields.
    return tag === 'iR' && value instanceof Map ? (value.get('v') ?? null) : value;
  }

  /** A text as it was before it was shortened. */
  #text(written: string, isKey: boolean): string {
    if (written.startsWith('^') && written !== '^ ') return this.#cache[codeOf(written)] ?? '';
    if (written.length >= MIN_CACHED && (isKey || /^~[:$#]/.test(written))) {
      if (this.#cache.length === DIGITS * DIGITS) this.#cache = [];
      this.#cache.push(written);
    }
    return written;
  }
}

function codeOf(written: string): number {
  const digits = [...written.slice(1)].map((digit) => digit.charCodeAt(0) - ZERO);
  return digits.reduce((sum, digit) => sum * DIGITS + digit, 0);
}

/** What a text stands for: some are numbers or moments, and one that begins with a sign of transit's own has it twice. */
function plain(text: string): Transit {
  if (/^~[~^`]/.test(text)) return text.slice(1);
  if (/^~[inmd]/.test(text)) return Number(text.slice(2));
  if (text === '~_') return null;
  if (text.startsWith('~?')) return text === '~?t';
  return /^~[:$]/.test(text) ? text.slice(2) : text;
}

function mapOf(flat: readonly Transit[]): Map<Transit, Transit> {
  const map = new Map<Transit, Transit>();
  for (let at = 0; at + 1 < flat.length; at += 2) map.set(flat[at] ?? null, flat[at + 1] ?? null);
  return map;
}
