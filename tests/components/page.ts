/** What tests ask of a page: what a figure says to machines and to people, and whether axe finds fault with it. */
import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

/** Draws into an empty page, in place of what was there. */
export async function draw(node: ComponentChild): Promise<void> {
  document.documentElement.lang = 'en';
  document.title = 'Upah';
  await act(() => render(null, document.body));
  await redraw(node);
}

/** Draws over what is there, as a page does when something changed. */
export async function redraw(node: ComponentChild): Promise<void> {
  await act(() => render(node, document.body));
}

export function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`Nothing is ${selector} in ${document.body.innerHTML}`);
  return found;
}

export function elements(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** The value of a figure for machines; `null` where it has none. */
export function figure(name: string): string | null {
  return element(`[data-figure="${name}"]`).getAttribute('value');
}

/** Text as it is read, spaces of all kinds made one. */
export function text(selector: string): string {
  return element(selector).textContent.replace(/\s+/g, ' ').trim();
}

export async function press(selector: string): Promise<void> {
  await act(() => element(selector).click());
}

export async function type(selector: string, value: string): Promise<void> {
  const field = element(selector) as HTMLInputElement;
  field.value = value;
  await act(() => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** What axe finds wrong. It needs colours and sizes for some rules, which a document without layout has not. */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
