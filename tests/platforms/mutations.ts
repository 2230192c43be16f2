/** What is done to the fields of a page, one at a time, and what must hold of what is read from it then. */
import { expect } from 'vitest';
import type { PageReading } from '../../lib/platforms/reading';
import { expectSane, rowsIn } from './sanity';

export const DROPPED = Symbol('dropped');

/** Nothing here is a number, an identifier or a date that a careful reader would take. */
export const NONSENSE: unknown[] = [
  ...[DROPPED, null, true, [], {}, [5], { pay: [] }, { toString: 1 }, -1, 1e99],
  ...['', 'x', '0x10', '1e3', '-1', '5 USD', '1,5', 'NaN', '__proto__', '2026-02-30T00:00:00Z'],
];

export type Path = (string | number)[];

export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

export function withChange(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) return change;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (rest.length === 0 && change === DROPPED) {
    if (Array.isArray(copy)) copy.splice(key as number, 1);
    else delete copy[key];
  } else copy[key] = withChange(copy[key], rest, change);
  return copy;
}

/** What may change without being wrong: text that is other text, and what is shown of the timer. */
const MAY_DIFFER = ['title', 'requesterName', 'status', 'timedOut'];

const REASONS = {
  reward: 'reward-unreadable',
  requesterId: 'requester-missing',
  acceptedAt: 'timer-unreadable',
} as const;

/** What is read from a spoiled page is what the whole page says, or `null` with its reason. */
export function expectNoWrongNumber(spoiled: PageReading | null, whole: PageReading | null, isRowGone: boolean): void {
  expectSane(spoiled);
  expect(spoiled.work).toEqual(whole?.work);
  const reasons = spoiled.problems.map((problem) => problem.reason);
  const originals = rowsIn(whole);
  const isOf = (row: object, original: Record<string, unknown>) =>
    Object.entries(row).every(
      ([name, value]) =>
        value === null || MAY_DIFFER.includes(name) || JSON.stringify(value) === JSON.stringify(original[name]),
    );
  for (const row of rowsIn(spoiled)) {
    const original = originals.find((candidate) => isOf(row, candidate));
    expect(original, JSON.stringify(row)).toBeDefined();
    for (const [field, reason] of Object.entries(REASONS)) {
      if (row[field] === null && original?.[field] !== null) expect(reasons).toContain(reason);
    }
  }
  if (rowsIn(spoiled).length < originals.length && !isRowGone) expect(reasons).not.toEqual([]);
}
