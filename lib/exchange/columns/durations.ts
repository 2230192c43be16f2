/** Reads durations as people and their spreadsheets write them. */
import type { DurationUnit } from './mapping';

const UNIT_MS: Record<DurationUnit, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** Words for the units, by how they begin; English, Indonesian, Spanish, Portuguese, German. */
const WORDS: [RegExp, DurationUnit][] = [
  [/^(?:ms|msecs?|millis|milliseconds?|milidetik|milisegundos?|millisekunden?)$/, 'ms'],
  [/^(?:s|secs?|seconds?|detik|dtk|segundos?|seg|sek|sekunden?)$/, 's'],
  [/^(?:m|mins?|minutes?|menit|mnt|minutos?|minuten?)$/, 'min'],
  [/^(?:h|hrs?|hours?|jam|j|horas?|std|stunden?)$/, 'h'],
];

const NUMBER = /^\d{1,15}(?:[.,]\d{1,9})?$/;
const CLOCK = /^(\d{1,5}):([0-5]?\d)(?::([0-5]?\d(?:[.,]\d{1,9})?))?$/;
const WORDED = /(\d{1,15}(?:[.,]\d{1,9})?)\s*(\p{L}+)\.?/gu;
/** No task takes longer than this; a longer time is of another unit, or no time. */
const LONGEST_MS = 366 * 86_400_000;

/**
 * Milliseconds of a duration: a number of `unit`, a clock (`1:02:03`; of two parts minutes and seconds, unless `unit` is
 * hours), or numbers with their units (`1 h 5 min`). `null` for everything else, and for more than a year.
 */
export function readDuration(cell: string, unit: DurationUnit): number | null {
  const text = cell.trim().toLowerCase();
  const ms = NUMBER.test(text) ? decimal(text) * UNIT_MS[unit] : (clockMs(text, unit) ?? wordedMs(text));
  return ms !== null && ms <= LONGEST_MS ? Math.round(ms) : null;
}

/** Whether a cell tells its own unit. */
export function namesUnit(cell: string): boolean {
  return !NUMBER.test(cell.trim()) && readDuration(cell, 's') !== null;
}

/** The unit that a word stands for. */
export function unitOfWord(word: string): DurationUnit | null {
  return WORDS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? null;
}

function clockMs(text: string, unit: DurationUnit): number | null {
  const parts = CLOCK.exec(text);
  if (parts === null) return null;
  const [, first = '', second = '', third] = parts;
  const startsWithHours = third !== undefined || unit === 'h';
  const [firstUnit, secondUnit] = startsWithHours ? (['h', 'min'] as const) : (['min', 's'] as const);
  return Number(first) * UNIT_MS[firstUnit] + Number(second) * UNIT_MS[secondUnit] + decimal(third ?? '0') * UNIT_MS.s;
}

function wordedMs(text: string): number | null {
  // What is left when every number with a unit is taken out must be nothing that means something.
  if (text.replace(WORDED, '').replace(/[\s,]|and|dan|und/g, '') !== '') return null;
  let ms: number | null = null;
  for (const [, number = '', word = ''] of text.matchAll(WORDED)) {
    const unit = unitOfWord(word);
    if (unit === null) return null;
    ms = (ms ?? 0) + decimal(number) * UNIT_MS[unit];
  }
  return ms;
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'));
}
