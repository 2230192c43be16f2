import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { ActiveTabView } from '../../lib/ledger/views';
import { Sentence } from '../sentence';

/** Whether the tab in front belongs to a task: asked where it cannot be seen, and never guessed. */
export function CountTab(props: {
  tab: ActiveTabView;
  onCountTab: (tabId: number, counts: boolean) => void;
}): VNode | null {
  const { tabId, counts, mayCount } = props.tab;
  if (counts) {
    return (
      <section class="callout" aria-label={t('countsAlready')}>
        <p>{t('countsAlready')}</p>
        <p class="actions">
          <button type="button" onClick={() => props.onCountTab(tabId, false)}>
            {t('countStop')}
          </button>
        </p>
      </section>
    );
  }
  if (mayCount === null) return null;
  return (
    <section class="callout" aria-labelledby="count-heading">
      <h2 id="count-heading">{t('countHeading')}</h2>
      <p>
        {mayCount.taskTitle === null ? (
          t('countWhyUntitled')
        ) : (
          <Sentence message="countWhy" parts={[<bdi key="title">{mayCount.taskTitle}</bdi>]} />
        )}
      </p>
      <p class="actions">
        <button type="button" class="primary" onClick={() => props.onCountTab(tabId, true)}>
          {t('countYes')}
        </button>
        <button type="button" onClick={() => props.onCountTab(tabId, false)}>
          {t('countNo')}
        </button>
      </p>
    </section>
  );
}
