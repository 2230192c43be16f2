import type { VNode } from 'preact';
import { t } from '../../lib/i18n';

/** The log could not be read: said, instead of figures that would be wrong. */
export function Failed({ onRetry }: { onRetry: () => void }): VNode {
  return (
    <section class="callout" role="alert">
      <p>{t('popupError')}</p>
      <p class="actions">
        <button type="button" onClick={onRetry}>
          {t('tryAgain')}
        </button>
      </p>
    </section>
  );
}
