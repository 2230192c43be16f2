import type { VNode } from 'preact';
import { tasksAddress } from '../../lib/history-address';
import { formatDay, keyed, t } from '../../lib/i18n';
import type { DayRow } from '../../lib/ledger/overview';
import { payFigures } from '../../lib/pay/wage';
import { amount, count, duration, wage } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { shownShare } from '../popup/time-split';
import { VirtualRows } from './virtual-rows';

const ROW_PX = 84;

/** A row for each day, the newest first; `null` while they are read. */
export function Days({ rows }: { rows: readonly DayRow[] | null }): VNode {
  return (
    <section class="card" id="days" aria-labelledby="days-heading" aria-busy={rows === null}>
      <h2 id="days-heading">{t('daysHeading')}</h2>
      <p>{rows?.length === 0 ? t('overviewEmpty') : t('daysIntro')}</p>
      <VirtualRows
        items={rows ?? []}
        isWhole
        keyOf={({ day, clock, currency }) => `${day} ${clock} ${currency}`}
        rowPx={ROW_PX}
        label={t('daysHeading')}
        rowProps={({ day }) => ({ 'data-day': day })}
        render={(row) => <DayLine row={row} />}
      />
    </section>
  );
}

function DayLine({ row }: { row: DayRow }): VNode {
  const { day, clock, currency } = row;
  const figures = payFigures(row);
  const { earnedMicros, realPay, workMs, tasks } = figures;
  return (
    <div class="task-line">
      <div class="task-head">
        <h3>{formatDay(day)}</h3>
        <a href={tasksAddress({ from: day, to: day })} aria-label={t('dayTasksOf', formatDay(day))}>
          {t('dayTasks')}
        </a>
      </div>
      <ul class="plain-list task-facts">
        <li>
          {t('figure_earned')}: <LinkedFigure name="earned" quantity={amount(earnedMicros, currency)} />
        </li>
        <li>
          {t('figure_real_pay')}: <LinkedFigure name="real-pay" quantity={wage(realPay, currency)} />
        </li>
        <li>
          {t('figure_work_time')}: <LinkedFigure name="work-time" quantity={duration(workMs)} />
        </li>
        <li>
          {t('figure_unpaid_share')}: <LinkedFigure name="unpaid-share" quantity={shownShare(figures)} />
        </li>
        <li>
          {t('figure_tasks')}: <LinkedFigure name="tasks" quantity={count(tasks)} />
        </li>
        {clock === 'focused' ? null : <li class="note">{t(keyed('cardClock', clock))}</li>}
      </ul>
    </div>
  );
}
