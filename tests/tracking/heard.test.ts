import { expect, it } from 'vitest';
import { measuredSite } from '../../lib/platforms/measured-sites';
import { isHeard } from '../../lib/tracking/heard';

const LIST = 'https://account.appen.com/channels/feca/tasks';
const WORK = 'https://view.appen.io/assignments/6b6dd1e5-2b0f-4a5c-9a56-0a1b2c3d4e5f';

function page(href: string, isTop: boolean): Window {
  const window = { location: { href }, top: null as unknown };
  window.top = isTop ? window : {};
  return window as unknown as Window;
}

it.each([
  ['appen', LIST, true, true],
  ['appen', WORK, true, true],
  ['appen', LIST, false, true],
  ['appen', WORK, false, false],
  ['mturk', 'https://worker.mturk.com/projects', true, true],
  ['mturk', 'https://worker.mturk.com/projects', false, false],
] as const)('%s, %s, at the top: %s', (id, href, isTop, expected) => {
  expect(isHeard(measuredSite(id), page(href, isTop))).toBe(expected);
});
