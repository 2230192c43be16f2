import type { VNode } from 'preact';
import { t } from '../../lib/i18n';

/** The worker is away, by their own word: nothing is timed until they say otherwise. */
export function Paused({ onPause }: { onPause: (paused: boolean) => void }): VNode {
  return (
    <section class="callout" aria-labelledby="away-heading">
      <h2 id="away-heading">{t('awayHeading')}</h2>
      <p>{t('awayWhy')}</p>
      <p class="actions">
        <button type="button" class="primary" data-action="resume" onClick={() => onPause(false)}>
          {t('pauseBack')}
        </button>
      </p>
    </section>
  );
}
