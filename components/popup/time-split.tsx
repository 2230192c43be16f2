import type { VNode } from 'preact';
import { keyed, t } from '../../lib/i18n';
import type { PayTotals } from '../../lib/pay/totals';
import type { PayFigures } from '../../lib/pay/wage';
import { FigureItem, LinkedFigure, type UnpaidKind } from '../figure';
import { duration, share } from '../quantity';
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

/** Working time, split into tasks and unpaid work by kind: a bar for the eye, words for everybody. */
export function TimeSplit({ totals, figures }: { totals: PayTotals; figures: PayFigures }): VNode | null {
  if (figures.workMs === 0) return null;
  const kinds = unpaidKinds(totals);
  return (
    <section class="card" aria-labelledby="time-heading">
      <h2 id="time-heading">{t('timeHeading')}</h2>
      <p>
        <Sentence
          message="timeSummary"
          parts={[
            <LinkedFigure key="work" name="work-time" quantity={duration(figures.workMs)} />,
            <LinkedFigure key="share" name="unpaid-share" quantity={share(figures.unpaidShare)} />,
          ]}
        />
      </p>
      <TimeBar unpaidShare={figures.unpaidMs / figures.workMs} />
      <dl class="legend">
        <FigureItem
          name="task-time"
          label={t('figure_task_time')}
          quantity={duration(figures.taskMs)}
          class="legend-task"
        />
        <FigureItem
          name="unpaid-time"
          label={t('figure_unpaid_time')}
          quantity={duration(figures.unpaidMs)}
          class="legend-unpaid"
        />
        {kinds.map(({ kind, ms }) => (
          <FigureItem
            key={kind}
            name={`${kind}-time`}
            label={t(keyed('unpaid', kind))}
            quantity={duration(ms)}
            class="legend-kind"
          />
        ))}
      </dl>
    </section>
  );
}
