// @vitest-environment happy-dom
/** Every field of every page is dropped, or altered into nonsense, one at a time. */
import { describe, expect, it, vi } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import type { PageReading } from '../../lib/platforms/reading';
import { fixturePages, NOW, parse } from './pages';
import { expectSane, rowsIn } from './sanity';

// Thousands of readings a test, on whatever machine.
vi.setConfig({ testTimeout: 60_000 });

const DROPPED = Symbol('dropped');

/** Nothing here is a number, an identifier or a date that a careful reader would take. */
const NONSENSE: unknown[] = [
  ...[DROPPED, null, true, [], {}, [5], { pay: [] }, { toString: 1 }, -1, 1e99],
  ...['', 'x', '0x10', '1e3', '-1', '5 USD', '1,5', 'NaN', '__proto__', '2026-02-30T00:00:00Z'],
];

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function withChange(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
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
function expectNoWrongNumber(spoiled: PageReading | null, whole: PageReading | null, isRowGone: boolean): void {
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

const pages = fixturePages('mturk').filter(({ html }) => html.includes('data-react-props'));

describe.each(pages.map((page) => [page.name, page] as const))('%s', (_name, { html, url }) => {
  const whole = mturk.read(parse(html), url, NOW);

  // Once as it is and once without what it shows, so that the props alone are left to read from.
  it.each(html.includes('detail-bar') ? [false, true] : [false])('field by field (bare: %s)', (isBare) => {
    const page = parse(html);
    if (isBare) for (const element of page.querySelectorAll('.detail-bar, .task-project-title')) element.remove();
    for (const root of page.querySelectorAll('[data-react-props]')) {
      const json = root.getAttribute('data-react-props') ?? '';
      for (const path of pathsOf(JSON.parse(json))) {
        for (const change of NONSENSE) {
          const isRowGone = change === DROPPED && typeof path.at(-1) === 'number';
          const isListEmptied = path.at(-1) === 'bodyData' && Array.isArray(change) && change.length === 0;
          root.setAttribute('data-react-props', JSON.stringify(withChange(JSON.parse(json), path, change)) ?? '');
          expectNoWrongNumber(mturk.read(page, url, NOW), whole, isRowGone || isListEmptied);
        }
      }
      root.setAttribute('data-react-props', json);
    }
  });

  it('without its props, or with other text in their place', () => {
    const page = parse(html);
    for (const text of [null, '', '{', 'null', '[]', '"x"', '5', '{"bodyData":5}', '{"modalOptions":[]}', '\u0000']) {
      for (const root of page.querySelectorAll('[data-react-class]')) {
        if (text === null) root.removeAttribute('data-react-props');
        else root.setAttribute('data-react-props', text);
      }
      expectNoWrongNumber(mturk.read(page, url, NOW), whole, false);
    }
    for (const root of page.querySelectorAll('[data-react-class]')) root.remove();
    expectNoWrongNumber(mturk.read(page, url, NOW), whole, false);
  });

  it('without any one of its elements', () => {
    const count = parse(html).body.querySelectorAll('*').length;
    for (let at = 0; at < count; at++) {
      const page = parse(html);
      page.body.querySelectorAll('*')[at]?.remove();
      expectNoWrongNumber(mturk.read(page, url, NOW), whole, false);
    }
  });
});
