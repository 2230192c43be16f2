import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { IMPORT_REASONS } from '../lib/exchange/reasons';
import {
  decimalSign,
  formatClock,
  formatDay,
  formatDuration,
  formatPercent,
  keyed,
  locale,
  plural,
  t,
  textOr,
} from '../lib/i18n';
import { PROBLEM_REASONS } from '../lib/platforms/reading';
import { LANGUAGES, MESSAGES, speak } from './components/language';

const ROOT = join(import.meta.dirname, '..');

/** The text of all sources that may show a message. */
function sources(): string {
  const texts = [readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8')];
  for (const folder of ['components', 'entrypoints', 'lib']) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (/\.tsx?$/.test(entry.name)) texts.push(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return texts.join('\n');
}

/** Names that are put together while running: a family and its members. */
function families(text: string): string[] {
  const calls = text.matchAll(/(?:keyed|plural|textOr)\(\s*'(\w+)'|`(\w+)_\$\{/g);
  return [...calls].map(([, called, templated]) => called ?? templated ?? '');
}

/** `$1` to `$9` of a message, each once: order and repetition are the translator's. */
function places(message: string): string[] {
  return [...new Set(message.match(/\$\d/g))].sort((a, b) => a.localeCompare(b));
}

describe('the translations', () => {
  const { en, id } = MESSAGES;

  it('have the same keys, in the same order', () => {
    expect(Object.keys(id)).toEqual(Object.keys(en));
  });

  it('say something for each key, with the same places in each', () => {
    for (const key of Object.keys(en)) {
      for (const language of LANGUAGES) expect(MESSAGES[language][key]?.message.trim(), key).not.toBe('');
      expect(places(id[key]?.message ?? ''), key).toEqual(places(en[key]?.message ?? ''));
    }
  });

  it('are explained to translators', () => {
    for (const [key, { description }] of Object.entries(en)) expect(description, key).toBeTruthy();
  });

  it('hold no text that nothing shows', () => {
    const text = sources();
    const prefixes = new Set(families(text));
    const unused = Object.keys(en).filter((key) => {
      const written = text.includes(`'${key}'`) || text.includes(`"${key}"`) || text.includes(`__MSG_${key}__`);
      return !written && ![...prefixes].some((family) => key.startsWith(`${family}_`));
    });
    expect(unused).toEqual([]);
  });

  it('have a text for each reason why a page cannot be read', () => {
    for (const reason of PROBLEM_REASONS) expect(Object.keys(en)).toContain(keyed('problem', reason));
  });

  it('have a text for each reason why a file or a row of it is not taken', () => {
    for (const reason of IMPORT_REASONS) expect(Object.keys(en)).toContain(keyed('import_error', reason));
  });

  it.each(LANGUAGES)('keep to the lengths of the stores in %s', (language) => {
    expect(MESSAGES[language].extensionName?.message.length).toBeLessThanOrEqual(75);
    expect(MESSAGES[language].extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

describe('texts and numbers', () => {
  beforeEach(() => speak('en'));

  it('fill their places in the order given', () => {
    expect(t('timeSummary', '46 min', '59%')).toBe('46 min at work, 59% of it unpaid');
  });

  it('choose the form of a number, and fall back where a language names none', () => {
    expect(plural('tasks', 1)).toBe('1 task');
    expect(plural('tasks', 1204)).toBe('1,204 tasks');
    speak('id');
    expect(plural('tasks', 1)).toBe('1 tugas');
  });

  it('fall back where a name is newer than the translations', () => {
    expect(textOr('import_error', 'never-heard-of', 'import_error_malformed')).toBe(t('import_error_malformed'));
  });

  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_900_000, '1 h 05 min'],
    [360_000_000, '100 h 00 min'],
  ])('%i ms read %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });

  it('call a share 0% or 100% only where it is none or all', () => {
    expect([0, 0.002, 0.014, 0.998, 1].map(formatPercent)).toEqual(['0%', '1%', '1%', '99%', '100%']);
  });

  it('show seconds on a clock until the hour is full', () => {
    expect([45_000, 102_000, 3_900_000].map(formatClock)).toEqual(['45 s', '1 min 42 s', '1 h 05 min']);
  });

  it('know how the other programs of the worker write a fraction, in whichever language the texts are', () => {
    speak('id');
    expect(decimalSign()).toBe(',');
    speak('en', 'de');
    expect(decimalSign()).toBe(',');
    speak('en', 'en_GB');
    expect(decimalSign()).toBe('.');
  });

  it('keep the numbers in the language of the texts', () => {
    speak('en', 'en-GB');
    expect(locale()).toBe('en-GB');
    speak('en', 'de-DE');
    expect(locale()).toBe('en');
    speak('id');
    expect([formatPercent(0.587), formatDay('2026-11-22')]).toEqual(['59%', '22 Nov 2026']);
  });
});
