import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formatDay, keyed, locale, t } from '../../lib/i18n';
import {
  type OverviewGroup,
  type PeriodSums,
  periodsOf,
  STEPS,
  type Step,
  type Overview as View,
} from '../../lib/ledger/overview';
import { formatAmount } from '../../lib/money';
import { payFigures } from '../../lib/pay/wage';
import { amount, count, duration, wage, wageText } from '../../lib/quantity';
import { Chart } from '../chart/chart';
import { LinkedFigure } from '../figure';
import { shownShare } from '../popup/time-split';
import { Choice } from './choice';

const DAYS_OF: Record<Step, number> = { day: 1, week: 7, month: 28 };

export interface OverviewProps {
  /** `null` while it is read. */
  view: View | null;
  /** The group that is looked at; `null` where nothing is logged. */
  group: OverviewGroup | null;
  step: Step;
  onGroup: (name: string) => void;
  onStep: (step: Step) => void;
}

/** The name of a group in addresses: `focused-USD`. */
export function groupName({ clock, currency }: Pick<OverviewGroup, 'clock' | 'currency'>): string {
  return `${clock}-${currency}`;
}

/** Earnings and real hourly pay per day, week or month, as charts and in figures. */
export function Overview({ view, group, step, onGroup, onStep }: OverviewProps): VNode {
  return (
    <section class="card" id="overview" aria-labelledby="overview-heading" aria-busy={view === null}>
      <h2 id="overview-heading">{t('overviewHeading')}</h2>
      {view === null ? <p>{t('loading')}</p> : null}
      {view !== null && group === null ? <p>{t('overviewEmpty')}</p> : null}
      {view === null || group === null ? null : (
        <>
          <div class="fields">
            {view.groups.length === 1 ? null : (
              <Choice
                id="overview-group"
                label={t('overviewGroup')}
                value={groupName(group)}
                options={view.groups.map((one) => [
                  groupName(one),
                  t('overviewGroupName', t(keyed('cardClock', one.clock)), one.currency),
                ])}
                onChoose={(name) => onGroup(name ?? '')}
              />
            )}
            <Choice
              id="overview-step"
              label={t('overviewStep')}
              value={step}
              options={STEPS.map((one) => [one, t(keyed('overviewStep', one))])}
              onChoose={(one) => onStep(one ?? 'day')}
            />
          </div>
          {view.groups.length === 1 ? null : <p class="note">{t('overviewApart')}</p>}
          <Periods group={group} step={step} today={view.today} />
        </>
      )}
    </section>
  );
}

function Periods({ group, step, today }: { group: OverviewGroup; step: Step; today: string }): VNode {
  const { clock, currency, days } = group;
  // Hundreds of figures are not made before somebody asks for them.
  const [isOpen, setOpen] = useState(false);
  const periods = useMemo(() => periodsOf(days, step, today), [days, step, today]);
  const [earned, pay] = useMemo(() => {
    const figures = periods.map(({ totals }) => payFigures({ clock, totals }));
    const common = {
      starts: periods.map(({ start }) => start),
      periodDays: DAYS_OF[step],
      dayText: (day: string) => shortDay(day, step),
    };
    return [
      {
        ...common,
        kind: 'bars' as const,
        values: figures.map(({ earnedMicros }) => earnedMicros / 1e6),
        valueText: (value: number) => formatAmount(Math.round(value * 1e6), currency, locale()),
      },
      {
        ...common,
        kind: 'line' as const,
        values: figures.map(({ realPay }) => realPay),
        valueText: (value: number) => wageText(value, currency),
      },
    ];
  }, [periods, step, clock, currency]);
  return (
    <>
      {periods.length === 0 ? null : (
        <div class="charts">
          <Chart label={t('figure_earned')} data={earned} />
          <Chart label={t('figure_real_pay')} data={pay} />
        </div>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('overviewTable')}</summary>
        {isOpen ? (
          <div class="table-box">
            <PeriodTable periods={periods} group={group} step={step} />
          </div>
        ) : null}
      </details>
    </>
  );
}

function PeriodTable(props: { periods: readonly PeriodSums[]; group: OverviewGroup; step: Step }): VNode {
  const { periods, step } = props;
  const { clock, currency } = props.group;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t(keyed('overviewStart', step))}</th>
          <th scope="col">{t('figure_earned')}</th>
          <th scope="col">{t('figure_real_pay')}</th>
          <th scope="col">{t('figure_work_time')}</th>
          <th scope="col">{t('figure_unpaid_share')}</th>
          <th scope="col">{t('figure_tasks')}</th>
        </tr>
      </thead>
      <tbody>
        {[...periods].reverse().map(({ start, totals }) => {
          const figures = payFigures({ clock, totals });
          return (
            <tr key={start} data-start={start}>
              <th scope="row">{step === 'month' ? shortDay(start, step) : formatDay(start)}</th>
              <td>
                <LinkedFigure name="earned" quantity={amount(figures.earnedMicros, currency)} />
              </td>
              <td>
                <LinkedFigure name="real-pay" quantity={wage(figures.realPay, currency)} />
              </td>
              <td>
                <LinkedFigure name="work-time" quantity={duration(figures.workMs)} />
              </td>
              <td>
                <LinkedFigure name="unpaid-share" quantity={shownShare(figures)} />
              </td>
              <td>
                <LinkedFigure name="tasks" quantity={count(figures.tasks)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A day as the axis of a chart has room for it. */
function shortDay(day: string, step: Step): string {
  const parts: Intl.DateTimeFormatOptions =
    step === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}
