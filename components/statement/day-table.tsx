import type { VNode } from 'preact';
import { formatDay, t } from '../../lib/i18n';
import type { DayRollup } from '../../lib/ledger/records';
import type { Marked, StatementView } from '../../lib/ledger/statement';
import { payFigures } from '../../lib/pay/wage';
import { amount, count, duration, wage } from '../../lib/quantity';
import { DefinitionLink } from '../figure';
import { Marks } from './marks';
import { Cell } from './requester-table';

/** Each day with anything in it, a line for each clock and currency. */
export function DayTable({ view, marked }: { view: StatementView; marked: Map<string, Marked> | null }): VNode {
  const { days, sums } = view;
  return (
    <section class="card" aria-labelledby="statement-days">
      <h2 id="statement-days">{t('statementByDay')}</h2>
      {days.length === 0 ? (
        <p>{t('statementNoTasks')}</p>
      ) : (
        <table class="statement-table">
          <thead>
            <tr>
              <th scope="col">{t('statementDay')}</th>
              <th scope="col">
                <DefinitionLink name="tasks">{t('figure_tasks')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="earned">{t('figure_earned')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="work-time">{t('statementTime')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="real-pay">{t('figure_real_pay')}</DefinitionLink>
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <Line
                key={day.key}
                day={day}
                isMain={day.clock === sums.clock && day.currency === sums.currency}
                marked={marked?.get(day.day)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ day, isMain, marked }: { day: DayRollup; isMain: boolean; marked: Marked | undefined }): VNode {
  const figures = payFigures(day);
  const { currency } = day;
  return (
    <tr data-day={day.day} data-clock={day.clock}>
      <th scope="row">
        {formatDay(day.day)}
        {isMain ? null : (
          <span class="note">
            {' '}
            ({t(`clock_${day.clock}`)}, {currency})
          </span>
        )}
        <span class="note">
          {' '}
          <Marks marked={marked} />
        </span>
      </th>
      <Cell label={t('figure_tasks')} name="tasks" quantity={count(figures.tasks)} />
      <Cell label={t('figure_earned')} name="earned" quantity={amount(figures.earnedMicros, currency)} />
      <Cell label={t('statementTime')} name="work-time" quantity={duration(figures.workMs)} />
      <Cell label={t('figure_real_pay')} name="real-pay" quantity={wage(figures.realPay, currency)} />
    </tr>
  );
}
