import type { VNode } from 'preact';
import { t } from '../lib/i18n';

export const PAGES = ['history', 'options', 'definitions'] as const;
export type Page = (typeof PAGES)[number];

const TEXTS = { history: 'openHistory', options: 'openSettings', definitions: 'openDefinitions' } as const;

/** Links to pages of the extension; the popup opens each in a tab of its own, a page in its place. */
export function PageLinks({ pages, inNewTab = false }: { pages: Page[]; inNewTab?: boolean }): VNode {
  return (
    <nav class="page-links" aria-label={t('pagesOfUpah')}>
      {pages.map((page) => (
        <a key={page} href={`${page}.html`} {...(inNewTab ? { target: '_blank', rel: 'noopener' } : {})}>
          {t(TEXTS[page])}
        </a>
      ))}
    </nav>
  );
}
