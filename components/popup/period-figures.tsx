import type { VNode } from 'preact';
import { formatDuration, locale, plural, t } from '../../lib/i18n';
import type { PeriodView } from '../../lib/ledger/views';
import { formatAmount } from '../../lib/money';
import { type PayFigures, payFigures } from '../../lib/pay/wage';
import { Figure, FigureItem, FigureTerm } from '../figure';
import { amount, count, wage } from '../quantity';
import { TimeSplit } from './time-split';

/** The figures of one period. The same boxes stand when nothing was measured, so nothing jumps when something is. */
export function PeriodFigures({ view }: { view: PeriodView }): VNode {
  const { period, currency, totals } = view;
  const figures = payFigures(totals);
  return (
    <section data-period={period} aria-labelledby="period-heading">
      <div class="card headline">
        <h2 id="period-heading">{t(`heading_${period}`)}</h2>
        <Headline currency={currency} figures={figures} />
        {isNothing(view) ? <p class="note">{t(`nothingYet_${period}`)}</p> : null}
        <dl class="trio">
          <FigureItem
            name="confirmed-pay"
            label={t('figure_confirmed_pay')}
            quantity={wage(figures.confirmedPay, currency)}
            note={t('figure_confirmed_pay_note')}
          />
          <FigureItem
            name="on-task-pay"
            label={t('figure_on_task_pay')}
            quantity={wage(figures.onTaskPay, currency)}
            note={t('figure_on_task_pay_note')}
          />
          <FigureItem name="tasks" label={t('figure_tasks')} quantity={count(figures.tasks)} />
        </dl>
        <dl class="trio money">
          <FigureItem name="earned" label={t('figure_earned')} quantity={amount(figures.earnedMicros, currency)} />
          <FigureItem
            name="confirmed"
            label={t('figure_confirmed')}
            quantity={amount(figures.confirmedMicros, currency)}
          />
          <FigureItem name="pending" label={t('figure_pending')} quantity={amount(figures.pendingMicros, currency)} />
        </dl>
        <LeftOut view={view} />
      </div>
      {isNothing(view) ? null : <TimeSplit totals={totals} figures={figures} />}
    </section>
  );
}

function Headline({ currency, figures }: { currency: string; figures: PayFigures }): VNode {
  return (
    <dl class="real-pay">
      <dt>
        <FigureTerm name="real-pay">{t('figure_real_pay')}</FigureTerm>
      </dt>
      <dd class="real-pay-figure">
        <Figure name="real-pay" quantity={wage(figures.realPay, currency)} />
      </dd>
      <dd class="note">{t('figure_real_pay_note')}</dd>
    </dl>
  );
}

/** What the figures do not hold, said beside them. */
function LeftOut({ view }: { view: PeriodView }): VNode | null {
  const { totals, clock, apart } = view;
  const lines: string[] = [];
  if (clock !== 'focused') lines.push(t('clockNote', t(`clock_${clock}`)));
  if (totals.unknownPayTasks > 0) {
    lines.push(plural('unknownPay', totals.unknownPayTasks, formatDuration(totals.unknownPayMs)));
  }
  if (totals.assignedMs > 0) lines.push(t('inHand', formatDuration(totals.assignedMs)));
  for (const other of apart) {
    const figures = payFigures(other.totals);
    lines.push(
      t(
        'apart',
        plural('tasks', figures.tasks),
        formatAmount(figures.earnedMicros, other.currency, locale()),
        formatDuration(figures.workMs),
        t(`clock_${other.clock}`),
      ),
    );
  }
  if (lines.length === 0) return null;
  return (
    <ul class="left-out note">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Nothing measured, nothing earned: the figures are not zero, there are none. */
function isNothing(view: PeriodView): boolean {
  return Object.values(view.totals).every((sum) => sum === 0);
}
