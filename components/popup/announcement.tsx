import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { locale, plural, t } from '../../lib/i18n';
import type { PopupView } from '../../lib/ledger/views';
import { formatAmount } from '../../lib/money';
import { payFigures } from '../../lib/pay/wage';
import { wageText } from '../../lib/quantity';

/**
 * Tells those who listen what changed: another period, another task counted, money approved; and that the tab in front
 * counts, when its question is answered and gone. Time alone moves the figures every few seconds; nobody wants that
 * read out, so it is not in the key that makes the text new.
 */
export function Announcement({ view }: { view: PopupView | null }): VNode {
  const said = useRef({ key: '', text: '' });
  if (view !== null && !view.empty) {
    const { period, currency } = view.period;
    const figures = payFigures(view.period);
    const key = [period, figures.tasks, figures.earnedMicros, figures.confirmedMicros].join();
    if (key !== said.current.key) {
      const real = figures.realPay === null ? t('notKnown') : wageText(figures.realPay, currency);
      const earned = formatAmount(figures.earnedMicros, currency, locale());
      const approved = formatAmount(figures.confirmedMicros, currency, locale());
      const tasks = plural('tasks', figures.tasks);
      said.current = { key, text: t('announcePeriod', t(`heading_${period}`), real, earned, approved, tasks) };
    }
  }
  return (
    <>
      <p class="visually-hidden" role="status">
        {said.current.text}
      </p>
      <p class="visually-hidden" role="status">
        {view?.activeTab?.counts ? t('countsAlready') : ''}
      </p>
    </>
  );
}
