import type { VNode } from 'preact';
import { plural, t } from '../../lib/i18n';
import type { PeriodView } from '../../lib/ledger/views';
import { payFigures } from '../../lib/pay/wage';
import { amount, count, duration } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** What the figures of a period do not hold, and what they were measured by: said beside them, not in a footnote elsewhere. */
export function LeftOut({ view }: { view: PeriodView }): VNode | null {
  const { totals, clock, currency, apart } = view;
  const { unknownPayTasks, untimedTasks, assumedTasks, assignedMs } = totals;
  const isAllThere = unknownPayTasks + untimedTasks + assumedTasks + assignedMs + apart.length === 0;
  if (clock === 'focused' && isAllThere) return null;
  return (
    <ul class="plain-list note">
      {clock === 'focused' ? null : <li>{t('clockNote', t(`clock_${clock}`))}</li>}
      {assumedTasks > 0 ? (
        <li>
          <Sentence
            message="assumedApproved"
            parts={[
              <LinkedFigure key="money" name="assumed" quantity={amount(totals.assumedMicros, currency)} />,
              <LinkedFigure key="tasks" name="assumed-tasks" quantity={tasks(assumedTasks)} />,
            ]}
          />
        </li>
      ) : null}
      {untimedTasks > 0 ? (
        <li>
          <Sentence
            message="untimedWork"
            parts={[
              <LinkedFigure key="tasks" name="untimed-tasks" quantity={tasks(untimedTasks)} />,
              <LinkedFigure key="money" name="untimed-earned" quantity={amount(totals.untimedMicros, currency)} />,
            ]}
          />
        </li>
      ) : null}
      {unknownPayTasks > 0 ? (
        <li>
          <Sentence
            message="unknownPay"
            parts={[
              <LinkedFigure key="tasks" name="unknown-pay-tasks" quantity={tasks(unknownPayTasks)} />,
              <LinkedFigure key="time" name="unknown-pay-time" quantity={duration(totals.unknownPayMs)} />,
            ]}
          />
        </li>
      ) : null}
      {assignedMs > 0 ? (
        <li>
          <Sentence
            message="inHand"
            parts={[<LinkedFigure key="time" name="assigned-time" quantity={duration(assignedMs)} />]}
          />
        </li>
      ) : null}
      {apart.map((other) => (
        <li key={`${other.clock} ${other.currency}`}>
          <Apart other={other} />
        </li>
      ))}
    </ul>
  );
}

/** Sums that are not mixed in. They may be several, so what machines read of them says which they are. */
function Apart({ other }: { other: PeriodView['apart'][number] }): VNode {
  const figures = payFigures(other);
  return (
    <span data-apart={`${other.clock} ${other.currency}`}>
      <Sentence
        message="apart"
        parts={[
          <LinkedFigure key="tasks" name="apart-tasks" quantity={tasks(figures.tasks)} />,
          <LinkedFigure key="earned" name="apart-earned" quantity={amount(figures.earnedMicros, other.currency)} />,
          <LinkedFigure key="time" name="apart-time" quantity={duration(figures.workMs)} />,
          t(`clock_${other.clock}`),
        ]}
      />
    </span>
  );
}

function tasks(number: number) {
  return count(number, plural('tasks', number));
}
