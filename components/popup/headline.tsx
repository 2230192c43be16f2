import type { ComponentChildren, VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { Period } from '../../lib/ledger/views';
import type { PayFigures } from '../../lib/pay/wage';
import { amount, count, wage } from '../../lib/quantity';
import { FigureItem } from '../figure';

/** Characters that fit the popup's width in the size of the headline. */
const LONG = 11;

/**
 * The pay of a period: the real one large, the confirmed and the on-task pay beside it, the money below. While
 * `figures` is `null` the same boxes stand empty, so that nothing moves when the figures arrive.
 */
export function Headline(props: {
  period: Period;
  currency: string;
  figures: PayFigures | null;
  children?: ComponentChildren;
}): VNode {
  const { period, currency, figures } = props;
  const pay = (unitsPerHour: number | null | undefined) =>
    unitsPerHour === undefined ? null : wage(unitsPerHour, currency);
  const realPay = pay(figures?.realPay);
  const money = (micros: number | undefined) => (micros === undefined ? null : amount(micros, currency));
  return (
    <section class="card" aria-labelledby="period-heading">
      <h2 id="period-heading" class="visually-hidden">
        {t(`heading_${period}`)}
      </h2>
      <dl class="pay">
        <FigureItem
          class={(realPay?.text?.length ?? 0) > LONG ? 'real-pay is-long' : 'real-pay'}
          name="real-pay"
          label={t('figure_real_pay')}
          quantity={realPay}
          note={t(figures?.unpaidMs === null ? 'figure_real_pay_unmeasured' : 'figure_real_pay_note')}
        />
        <FigureItem
          name="confirmed-pay"
          label={t('figure_confirmed_pay')}
          quantity={pay(figures?.confirmedPay)}
          note={t('figure_confirmed_pay_note')}
        />
        <FigureItem
          name="on-task-pay"
          label={t('figure_on_task_pay')}
          quantity={pay(figures?.onTaskPay)}
          note={t('figure_on_task_pay_note')}
        />
      </dl>
      <dl class="row">
        <FigureItem name="earned" label={t('figure_earned')} quantity={money(figures?.earnedMicros)} />
        <FigureItem name="confirmed" label={t('figure_confirmed')} quantity={money(figures?.confirmedMicros)} />
        <FigureItem name="pending" label={t('figure_pending')} quantity={money(figures?.pendingMicros)} />
        <FigureItem name="tasks" label={t('figure_tasks')} quantity={figures && count(figures.tasks)} />
      </dl>
      {props.children}
    </section>
  );
}
