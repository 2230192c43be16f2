// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { whenShown } from '../../lib/tracking/when-shown';

it('waits for a page that was loaded ahead of time to be shown', () => {
  const start = vi.fn();
  const page = Object.assign(document.implementation.createHTMLDocument(), { prerendering: true });
  whenShown(page, start);
  expect(start).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('prerenderingchange'));
  expect(start).toHaveBeenCalledOnce();
});

it('does not wait for a page that is there', () => {
  const start = vi.fn();
  whenShown(document, start);
  expect(start).toHaveBeenCalledOnce();
});
