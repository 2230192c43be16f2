// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { reactProps } from '../../lib/platforms/react-props';

function pageWith(props: string): [page: Document, element: HTMLElement] {
  const page = document.implementation.createHTMLDocument('');
  const element = page.createElement('div');
  element.dataset.reactClass = "require('reactComponents/hitSetTable/HitSetTable')['default']";
  element.dataset.reactProps = props;
  page.body.append(element);
  return [page, element];
}

it('parses props once, also for those who ask later', () => {
  const [page] = pageWith('{"bodyData": []}');
  const [first] = reactProps(page, 'HitSetTable');
  const [again] = reactProps(page, 'HitSetTable');
  expect(first).toEqual([{ bodyData: [] }]);
  expect(again[0]).toBe(first[0]);
});

it('parses anew what the page replaced', () => {
  const [page, element] = pageWith('{"bodyData": []}');
  reactProps(page, 'HitSetTable');
  element.dataset.reactProps = '{"bodyData": [1]}';
  expect(reactProps(page, 'HitSetTable')[0]).toEqual([{ bodyData: [1] }]);
  element.dataset.reactProps = '{"bodyData": [1';
  expect(reactProps(page, 'HitSetTable')).toEqual([[], 'props-malformed']);
});
