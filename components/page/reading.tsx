import type { VNode } from 'preact';
import { t } from '../../lib/i18n';

/** Stands for a part of a page that is still being read: seen by nobody, told to those who listen to the page. */
export function Reading(): VNode {
  return (
    <p class="visually-hidden" aria-busy="true">
      {t('loading')}
    </p>
  );
}
