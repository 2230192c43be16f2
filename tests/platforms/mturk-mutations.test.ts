// @vitest-environment happy-dom
/** Every field of every page is dropped, or altered into nonsense, one at a time. */
import { describe, it, vi } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import { DROPPED, expectNoWrongNumber, NONSENSE, pathsOf, withChange } from './mutations';
import { fixturePages, NOW, parse } from './pages';

// Thousands of readings a test, on whatever machine.
vi.setConfig({ testTimeout: 60_000 });

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
