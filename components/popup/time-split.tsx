import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { DayKind, DayView } from '../../lib/ledger/views';
import type { PayTotals } from '../../lib/pay/totals';
import { type ClockedTotals, type PayFigures, payFigures } from '../../lib/pay/wage';
import { duration, durationPart, type Quantity, share, unitOf, unmeasured, wage } from '../../lib/quantity';
import { wholeParts } from '../../lib/time/whole-parts';
import { FigureItem, LinkedFigure, type UnpaidKind } from '../figure';
import { Sentence } from '../sentence';
import { DayStrip, kindLabel } from './day-strip';
import { Swatch } from './patterns';
import { TimeBar } from './time-bar';

/** What each kind of unpaid time took, longest first, nothing that took none. */
export function unpaidKinds(totals: PayTotals): { kind: UnpaidKind; ms: number }[] {
  const kinds: { kind: UnpaidKind; ms: number }[] = [
    { kind: 'searching', ms: totals.searchingMs },
    { kind: 'previewing', ms: totals.previewingMs },
    { kind: 'queue', ms: totals.queueMs },
    { kind: 'payments', ms: totals.paymentsMs },
    { kind: 'messages', ms: totals.messagesMs },
    { kind: 'qualifications', ms: totals.qualificationsMs },
    { kind: 'help', ms: totals.helpMs },
    { kind: 'ended', ms: totals.endedMs },
    { kind: 'rejected', ms: totals.rejectedMs },
  ];
  return kinds.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
}

/** Durations as shown, so that the parts add up to the unpaid time and this with the tasks to the whole. */
export function shownTimes(figures: PayFigures, kinds: { ms: number }[]) {
  const unit = unitOf(figures.workMs);
  const whole = wholeParts([figures.taskMs, ...kinds.map(({ ms }) => ms)], unit);
  const shown = (ms: number, units: number): Quantity => durationPart(ms, units * unit, unit);
  const [task = 0, ...unpaid] = whole;
  const sum = unpaid.reduce((total, units) => total + units, 0);
  return {
    work: shown(figures.workMs, task + sum),
    task: shown(figures.taskMs, task),
    unpaid: figures.unpaidMs === null ? unmeasured('s') : shown(figures.unpaidMs, sum),
    kinds: kinds.map(({ ms }, index) => shown(ms, unpaid[index] ?? 0)),
  };
}

/** How much of the time was unpaid, as shown. */
export function shownShare({ unpaidMs, unpaidShare }: PayFigures): Quantity {
  return unpaidMs === null ? unmeasured('1') : share(unpaidShare);
}

/**
 * Working time, split into tasks and unpaid work by kind, and what the unpaid work does to the pay: for the eye a bar, or
 * the strip of today; words for everybody.
 */
export function TimeSplit(props: { sums: ClockedTotals & { currency: string }; day: DayView | null }): VNode | null {
  const { sums, day } = props;
  const { totals, currency } = sums;
  const figures = payFigures(sums);
  const { unpaidShare } = figures;
  if (figures.workMs === 0) return null;
  const kinds = unpaidKinds(totals);
  const mark = (kind: DayKind) => (day === null ? undefined : <Swatch kind={kind} />);
  const times = shownTimes(figures, kinds);
  return (
    <section class="card" aria-labelledby="time-heading">
      <h2 id="time-heading">{t('timeHeading')}</h2>
      <p>
        <Sentence
          message={unpaidShare === null ? 'timeUnmeasured' : 'timeSummary'}
          parts={[
            <LinkedFigure key="work" name="work-time" quantity={times.work} />,
            <LinkedFigure key="share" name="unpaid-share" quantity={shownShare(figures)} />,
          ]}
        />
      </p>
      {day === null ? unpaidShare === null ? null : <TimeBar unpaidShare={unpaidShare} /> : <DayStrip day={day} />}
      <dl class={day === null ? 'legend' : 'legend of-day'}>
        <FigureItem
          name="task-time"
          label={t('figure_task_time')}
          quantity={times.task}
          class="legend-task"
          mark={mark('task')}
        />
        <FigureItem name="unpaid-time" label={t('figure_unpaid_time')} quantity={times.unpaid} class="legend-unpaid" />
        {kinds.map(({ kind }, index) => (
          <FigureItem
            key={kind}
            name={`${kind}-time`}
            label={kindLabel(kind)}
            quantity={times.kinds[index] ?? null}
            class="legend-kind"
            mark={mark(kind)}
          />
        ))}
      </dl>
      {day === null ? null : <NotCounted totals={totals} />}
      {unpaidShare === null ? null : (
        <p>
          <Sentence
            message="timeWith"
            parts={[
              <LinkedFigure key="real" name="with-unpaid-pay" quantity={wage(figures.realPay, currency)} />,
              <LinkedFigure key="task" name="tasks-alone-pay" quantity={wage(figures.onTaskPay, currency)} />,
            ]}
          />
        </p>
      )}
    </section>
  );
}

/** What the strip shows that is in no figure. */
function NotCounted({ totals }: { totals: PayTotals }): VNode | null {
  const kinds = [
    { kind: 'assigned', name: 'in-hand-time', ms: totals.assignedMs },
    { kind: 'unknown-pay', name: 'reward-unknown-time', ms: totals.unknownPayMs },
  ] as const;
  const shown = kinds.filter(({ ms }) => ms > 0);
  if (shown.length === 0) return null;
  return (
    <dl class="legend of-day not-counted">
      {shown.map(({ kind, name, ms }) => (
        <FigureItem
          key={kind}
          name={name}
          label={kindLabel(kind)}
          quantity={duration(ms)}
          class="legend-kind"
          mark={<Swatch kind={kind} />}
        />
      ))}
    </dl>
  );
}
