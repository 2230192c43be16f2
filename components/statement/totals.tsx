import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { Chosen } from '../../lib/ledger/dated-tasks';
import type { StatementView } from '../../lib/ledger/statement';
import type { PeriodView } from '../../lib/ledger/views';
import { payFigures } from '../../lib/pay/wage';
import { amount, count, wage } from '../../lib/quantity';
import { FigureItem } from '../figure';
import { kindLabel } from '../popup/day-strip';
import { LeftOut } from '../popup/left-out';
import { shownShare, shownTimes, unpaidKinds } from '../popup/time-split';

/** The figures of the popup for the same days; then those of every other clock and currency, apart from them. */
export function Totals({ chosen, view }: { chosen: Chosen; view: StatementView }): VNode {
  const { from, to } = chosen.range;
  const { sums, period } = view;
  return (
    <>
      <section
        class="card"
        aria-labelledby="statement-totals"
        data-period={period ?? `${from ?? ''}..${to ?? ''}`}
        data-from={from ?? undefined}
        data-to={to ?? undefined}
      >
        <h2 id="statement-totals">{t('statementTotals')}</h2>
        <Figures sums={{ ...sums, period: period ?? 'all', apart: [] }} />
      </section>
      {sums.apart.map((other) => (
        <section
          key={`${other.clock} ${other.currency}`}
          class="card"
          aria-labelledby={`apart-${other.clock}-${other.currency}`}
          data-apart={`${other.clock} ${other.currency}`}
        >
          <h2 id={`apart-${other.clock}-${other.currency}`}>
            {t('statementApart', other.currency, t(`clock_${other.clock}`))}
          </h2>
          <Figures sums={{ ...other, period: 'all', apart: [] }} />
        </section>
      ))}
    </>
  );
}

/** Sums of one clock and one currency. */
function Figures({ sums }: { sums: PeriodView }): VNode {
  const { totals, currency } = sums;
  const figures = payFigures(sums);
  const kinds = unpaidKinds(totals);
  const times = shownTimes(figures, kinds);
  const pay = (unitsPerHour: number | null) => wage(unitsPerHour, currency);
  const money = (micros: number) => amount(micros, currency);
  return (
    <>
      <dl class="statement-figures">
        <FigureItem
          name="real-pay"
          label={t('figure_real_pay')}
          quantity={pay(figures.realPay)}
          note={t(figures.unpaidMs === null ? 'figure_real_pay_unmeasured' : 'figure_real_pay_note')}
        />
        <FigureItem
          name="confirmed-pay"
          label={t('figure_confirmed_pay')}
          quantity={pay(figures.confirmedPay)}
          note={t('figure_confirmed_pay_note')}
        />
        <FigureItem
          name="on-task-pay"
          label={t('figure_on_task_pay')}
          quantity={pay(figures.onTaskPay)}
          note={t('figure_on_task_pay_note')}
        />
        <FigureItem name="earned" label={t('figure_earned')} quantity={money(figures.earnedMicros)} />
        <FigureItem name="confirmed" label={t('figure_confirmed')} quantity={money(figures.confirmedMicros)} />
        <FigureItem name="pending" label={t('figure_pending')} quantity={money(figures.pendingMicros)} />
        <FigureItem name="tasks" label={t('figure_tasks')} quantity={count(figures.tasks)} />
        <FigureItem name="work-time" label={t('statementWorkTime')} quantity={times.work} />
        <FigureItem name="task-time" label={t('figure_task_time')} quantity={times.task} />
        <FigureItem name="unpaid-time" label={t('figure_unpaid_time')} quantity={times.unpaid} />
        <FigureItem name="unpaid-share" label={t('statementUnpaidShare')} quantity={shownShare(figures)} />
        {kinds.map(({ kind }, index) => (
          <FigureItem
            key={kind}
            name={`${kind}-time`}
            label={kindLabel(kind)}
            quantity={times.kinds[index] ?? null}
            class="statement-kind"
          />
        ))}
      </dl>
      {figures.unpaidMs === null ? <p class="note">{t('statementNoUnpaid')}</p> : null}
      <LeftOut view={sums} />
    </>
  );
}
