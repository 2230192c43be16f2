// @vitest-environment happy-dom
/** Every field of every page is dropped, or altered into nonsense, one at a time. */
import { describe, expect, it, vi } from 'vitest';
import { appen } from '../../lib/platforms/appen';
import { DROPPED, expectNoWrongNumber, NONSENSE, pathsOf, withChange } from './mutations';
import { fixturePage, fixturePages, NOW, parse } from './pages';
import { rowsIn } from './sanity';

// Hundreds of readings a test, on whatever machine.
vi.setConfig({ testTimeout: 60_000 });

const pages = fixturePages('appen').map((page) => [page.name, page] as const);
const lists = pages.filter(([, { html }]) => html.includes('data-tasks'));

function tableOf(page: Document): Element {
  return page.querySelector('#task-listing-datatable') ?? expect.fail('no list');
}

function rowsOfList(): unknown[][] {
  return JSON.parse(tableOf(parse(fixturePage('appen', 'list').html)).getAttribute('data-tasks') ?? '');
}

function readList(rows: unknown) {
  const { html, url } = fixturePage('appen', 'list');
  const page = parse(html);
  tableOf(page).setAttribute('data-tasks', JSON.stringify(rows));
  return appen.read(page, url, NOW);
}

describe.each(lists)('%s', (_name, { html, url }) => {
  const whole = appen.read(parse(html), url, NOW);

  it('field by field', () => {
    const page = parse(html);
    const table = tableOf(page);
    const rows: unknown = JSON.parse(table.getAttribute('data-tasks') ?? '');
    for (const path of pathsOf(rows)) {
      for (const change of NONSENSE) {
        const isRowGone = change === DROPPED && path.length === 1;
        const isListEmptied = path.length === 0 && Array.isArray(change) && change.length === 0;
        table.setAttribute('data-tasks', JSON.stringify(withChange(rows, path, change)) ?? '');
        expectNoWrongNumber(appen.read(page, url, NOW), whole, isRowGone || isListEmptied);
      }
    }
  });

  it('with other text in its place, or without', () => {
    const page = parse(html);
    const table = tableOf(page);
    for (const text of [null, '', '{', 'null', '{}', '"x"', '5', '\u0000', '[[]]', '[null]']) {
      if (text === null) table.removeAttribute('data-tasks');
      else table.setAttribute('data-tasks', text);
      const spoiled = appen.read(page, url, NOW);
      expectNoWrongNumber(spoiled, whole, false);
      expect(spoiled?.content).toBeNull();
    }
  });
});

describe('a list', () => {
  it.each([3.49, 0.0449, 0.0199, 0, 34.9])('whose pay of %d is not what it shows has none', (pay) => {
    const rows = rowsOfList().map((row, at) => (at === 0 ? row.with(4, pay) : row));
    const reading = readList(rows);
    expect(rowsIn(reading)[0]).toMatchObject({ groupId: '1211881', reward: null });
    expect(reading?.problems).toEqual([{ reason: 'reward-unreadable', rows: 1 }]);
  });

  it.each(['€0.03', '0,03 €', 'Rp 500'])('that shows %s pays in no dollars', (shown) => {
    const rows = rowsOfList().map((row, at) => (at === 0 ? row.with(3, shown) : row));
    expect(rowsIn(readList(rows))[0]?.reward).toBeNull();
  });

  it('takes the exact pay where what it shows is not understood', () => {
    const rows = rowsOfList().map((row, at) => (at === 0 ? row.with(3, 'about 3 cents') : row));
    expect(rowsIn(readList(rows))[0]?.reward).toEqual({ micros: 34_900, currency: 'USD' });
  });

  it.each([0, 4, 12])('whose rows miss field %d, or have one more there, has none of them', (at) => {
    for (const rows of [
      rowsOfList().map((row) => row.toSpliced(at, 1)),
      rowsOfList().map((row) => row.toSpliced(at, 0, 1)),
    ]) {
      expect(readList(rows)).toMatchObject({ content: null, problems: [{ reason: 'rows-malformed', rows: 4 }] });
    }
  });

  it('of more rows than anybody looks through is read in part, and one without end not at all', () => {
    const [row = []] = rowsOfList();
    const many = Array.from({ length: 1200 }, (_, at) => row.with(0, at + 1));
    expect(rowsIn(readList(many))).toHaveLength(1000);
    expect(readList(many)?.problems).toEqual([{ reason: 'rows-malformed', rows: 200 }]);
    expect(readList('x'.repeat(4_000_001))?.problems).toEqual([{ reason: 'props-too-large', rows: 1 }]);
  });
});

// A page with fewer units asks for fewer answers; and where nothing says that it is a quiz, it is none.
const CHANGES_THE_COUNT = '.cml, form, .assignments, .worker-mode-gauge, .worker-mode-gauge h4';

it.each(pages)('%s without any one of its elements', (_name, { html, url }) => {
  const whole = appen.read(parse(html), url, NOW);
  const count = parse(html).body.querySelectorAll('*').length;
  for (let at = 0; at < count; at++) {
    const page = parse(html);
    const element = page.body.querySelectorAll('*')[at];
    if (element?.matches(CHANGES_THE_COUNT)) continue;
    element?.remove();
    expectNoWrongNumber(appen.read(page, url, NOW), whole, false);
  }
});

it('a page without a unit or a title says so', () => {
  const { html, url } = fixturePage('appen', 'working-three');
  for (const selector of ['.cml', '.job-title']) {
    const page = parse(html);
    for (const element of page.querySelectorAll(selector)) element.remove();
    expect(appen.read(page, url, NOW)?.problems).toEqual([{ reason: 'props-missing', rows: 1 }]);
  }
});
