import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTransit } from '../../lib/exchange/transit';

/** What transit-js would write: a text that may come again is written once, and then as its number. */
class Writer {
  readonly #codes = new Map<string, string>();

  text(text: string, isKey: boolean): string {
    const escaped = /^[~^`]/.test(text) ? `~${text}` : text;
    return this.#short(escaped, isKey);
  }

  tag(tag: string): string {
    return this.#short(`~#${tag}`, false);
  }

  #short(text: string, isKey: boolean): string {
    if (text.length < 4 || !(isKey || text.startsWith('~#'))) return text;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    if (this.#codes.size === 44 * 44) this.#codes.clear();
    const index = this.#codes.size;
    const digit = (value: number) => String.fromCharCode(48 + value);
    this.#codes.set(text, index < 44 ? `^${digit(index)}` : `^${digit(Math.floor(index / 44))}${digit(index % 44)}`);
    return text;
  }

  immutableMap(entries: [string, Record<string, unknown>][]): unknown {
    const tag = this.tag('iM');
    return [tag, entries.flatMap(([key, value]) => [this.text(key, false), this.object(value)])];
  }

  object(value: Record<string, unknown>): unknown {
    return ['^ ', ...Object.entries(value).flatMap(([key, field]) => [this.text(key, true), this.value(field)])];
  }

  value(value: unknown): unknown {
    return typeof value === 'string' ? this.text(value, false) : value;
  }
}

describe('readTransit', () => {
  it('gives back maps of objects, however many keys are shortened', () => {
    const key = fc
      .string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' })
      .filter((text) => text !== '__proto__');
    const object = fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)));
    const entries = fc.uniqueArray(fc.tuple(key, object), { selector: ([name]) => name, maxLength: 30 });
    fc.assert(
      fc.property(entries, (map) => {
        const read = readTransit(JSON.parse(JSON.stringify(new Writer().immutableMap(map))));
        expect(read).toEqual(new Map(map.map(([name, fields]) => [name, new Map(Object.entries(fields))])));
      }),
    );
  });

  it('begins again with its short forms once they are used up', () => {
    const names = Array.from({ length: 2500 }, (_, index) => `name ${index}`);
    const map = [...names, ...names.slice(-100)].map((name, index): [string, Record<string, unknown>] => [
      `row ${index}`,
      { [name]: index, status: 'Paid' },
    ]);
    const read = readTransit(new Writer().immutableMap(map));
    expect(read).toEqual(new Map(map.map(([name, fields]) => [name, new Map(Object.entries(fields))])));
  });

  it.each([
    ['a record', ['~#iR', ['^ ', 'n', 'Hit', 'v', ['^ ', 'reward', 1]]], new Map([['reward', 1]])],
    ['a set', ['~#iS', ['a', 'b']], ['a', 'b']],
    ['a moment', '~m1520000000000', 1_520_000_000_000],
    ['a large number', '~i9007199254740993', 9_007_199_254_740_992],
    ['a keyword', '~:paid', 'paid'],
    ['a text with a sign of its own', '~~home', '~home'],
    ['a quoted value', ["~#'", 'plain'], 'plain'],
    ['an object laid out for people', { name: 'x' }, new Map([['name', 'x']])],
  ])('reads %s', (_what, json, value) => {
    expect(readTransit(json)).toEqual(value);
  });

  it('reads anything without throwing, and nothing of what is nested without end', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void readTransit(json)));
    const deep = JSON.parse(`${'['.repeat(5000)}1${']'.repeat(5000)}`);
    expect(JSON.stringify(readTransit(deep))).not.toContain('1');
  });
});
