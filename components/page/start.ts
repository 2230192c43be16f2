import { type ComponentChild, render } from 'preact';
import { locale, t, textDirection } from '../../lib/i18n';
import '../theme.css';
import '../base.css';

/** Draws a page of the extension, after saying which language it speaks and which way that is read. */
export function startPage(
  title: 'brand' | 'optionsTitle' | 'historyTitle' | 'definitionsTitle',
  root: ComponentChild,
): void {
  document.documentElement.lang = locale();
  document.documentElement.dir = textDirection();
  document.title = t(title);
  render(root, document.body);
  // What a link leads to was not there yet when the browser looked for it.
  const [section = ''] = location.hash.slice(1).split('?');
  if (section !== '') document.getElementById(section)?.scrollIntoView();
}
