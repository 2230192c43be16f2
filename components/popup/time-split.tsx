import type { VNode } from 'preact';
import { keyed, t } from '../../lib/i18n';
import type { PayTotals } from '../../lib/pay/totals';
import type { PayFigures } from '../../lib/pay/wage';
import { wholeParts } from '../../lib/time/whole-parts';
import { FigureItem, LinkedFigure, type UnpaidKind } from '../figure';
import { durationPart, type Quantity, share } from '../quantity';
import { Sentence } from '../sentence';
import { TimeBar } from './time-bar';

/** What each kind of unpaid time took, longest first, nothing that took none. */
function unpaidKinds(totals: PayTotals): { kind: UnpaidKind; ms: number }[] {
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

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Durations as shown, so that the parts add up to the unpaid time and this with the tasks to the whole. */
function shownTimes(figures: PayFigures, kinds: { ms: number }[]) {
  const unit = figures.workMs < HOUR_MS ? SECOND_MS : MINUTE_MS;
  const whole = wholeParts([figures.taskMs, ...kinds.map(({ ms }) => ms)], unit);
  const shown = (ms: number, units: number): Quantity => durationPart(ms, units * unit, unit);
  const [task = 0, ...unpaid] = whole;
  const sum = unpaid.reduce((total, units) => total + units, 0);
  return {
    work: shown(figures.workMs, task + sum),
    task: shown(figures.taskMs, task),
    unpaid: shown(figures.unpaidMs, sum),
    kinds: kinds.map(({ ms }, index) => shown(ms, unpaid[index] ?? 0)),
  };
}

/** Working time, split into tasks and unpaid work by kind: a bar for the eye, words for everybody. */
export function TimeSplit({ totals, figures }: { totals: PayTotals; figures: PayFigures }): VNode | null {
  if (figures.workMs === 0) return null;
  const kinds = unpaidKinds(totals);
  const times = shownTimes(figures, kinds);
  return (
    <section class="card" aria-labelledby="time-heading">
      <h2 id="time-heading">{t('timeHeading')}</h2>
      <p>
        <Sentence
          message="timeSummary"
          parts={[
            <LinkedFigure key="work" name="work-time" quantity={times.work} />,
            <LinkedFigure key="share" name="unpaid-share" quantity={share(figures.unpaidShare)} />,
          ]}
        />
      </p>
      <TimeBar unpaidShare={figures.unpaidMs / figures.workMs} />
      <dl class="legend">
        <FigureItem name="task-time" label={t('figure_task_time')} quantity={times.task} class="legend-task" />
        <FigureItem name="unpaid-time" label={t('figure_unpaid_time')} quantity={times.unpaid} class="legend-unpaid" />
        {kinds.map(({ kind }, index) => (
          <FigureItem
            key={kind}
            name={`${kind}-time`}
            label={t(keyed('unpaid', kind))}
            quantity={times.kinds[index] ?? null}
            class="legend-kind"
          />
        ))}
      </dl>
    </section>
  );
}
