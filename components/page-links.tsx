import type { VNode } from 'preact';
import { t } from '../lib/i18n';

const TEXTS = { history: 'openHistory', options: 'openSettings', definitions: 'openDefinitions' } as const;

/** Links to the other pages of the extension, each in a tab of its own. */
export function PageLinks({ pages }: { pages: (keyof typeof TEXTS)[] }): VNode {
  return (
    <nav class="page-links" aria-label={t('pagesOfUpah')}>
      {pages.map((page) => (
        <a key={page} href={`${page}.html`} target="_blank" rel="noopener">
          {t(TEXTS[page])}
        </a>
      ))}
    </nav>
  );
}
