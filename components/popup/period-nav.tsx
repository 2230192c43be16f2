import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { PERIODS, type Period } from '../../lib/ledger/views';

/** The periods, as links: they work by keyboard, in a full tab and in the history of that tab without further help. */
export function PeriodNav({ current }: { current: Period }): VNode {
  return (
    <nav class="periods" aria-label={t('periodNav')}>
      {PERIODS.map((period) => (
        <a key={period} href={`#${period}`} aria-current={period === current ? 'page' : undefined}>
          {t(`period_${period}`)}
        </a>
      ))}
    </nav>
  );
}
