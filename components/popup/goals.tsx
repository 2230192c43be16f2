import type { ComponentChildren, VNode } from 'preact';
import { formatTime, t } from '../../lib/i18n';
import type { GoalsView, PeriodView } from '../../lib/ledger/views';
import { doneAt, measuredMs, moneyPace, type Pace, type Rate, type Target, timePace } from '../../lib/pay/pace';
import { payFigures } from '../../lib/pay/wage';
import { amount, duration, share } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** No clock is foretold more exactly than this, in milliseconds. */
const ABOUT_MS = 300_000;

/** How today stands beside what the worker wants of it. Nothing where nothing is wanted. */
export function Goals(props: {
  period: PeriodView;
  goals: GoalsView;
  rate: Rate | null;
  now: () => number;
}): VNode | null {
  const { period, goals } = props;
  const { target, limitMs } = goals;
  if (period.period !== 'today' || (target === null && limitMs === null)) return null;
  const same = period.apart.filter(({ clock }) => clock === period.clock);
  const workedMs = measuredMs([period, ...same]);
  return (
    <section class="card" aria-labelledby="goals-heading">
      <h2 id="goals-heading">{t('goalsHeading')}</h2>
      {target === null ? null : <TargetLine {...props} target={target} workedMs={workedMs} />}
      {limitMs === null ? null : <LimitLine limitMs={limitMs} workedMs={workedMs} />}
    </section>
  );
}

function TargetLine(props: {
  period: PeriodView;
  goals: GoalsView;
  rate: Rate | null;
  now: () => number;
  target: Target;
  workedMs: number;
}): VNode {
  const { target, period, workedMs } = props;
  const { currency } = period;
  if (target.of === 'time') {
    return (
      <Standing
        {...props}
        pace={timePace(target.ms, workedMs)}
        sofar={<LinkedFigure name="target-time" quantity={duration(workedMs)} />}
        wanted={<LinkedFigure name="target" quantity={duration(target.ms)} />}
      />
    );
  }
  const wanted = <LinkedFigure key="target" name="target" quantity={amount(target.micros, target.currency)} />;
  const pace = moneyPace(target, period, props.rate);
  if (pace === null) {
    return (
      <p>
        <Sentence message="targetNoRate" parts={[wanted, currency, target.currency]} />
      </p>
    );
  }
  const { earnedMicros } = payFigures(period);
  const sofar = <LinkedFigure name="target-earned" quantity={amount(earnedMicros, currency)} />;
  return <Standing {...props} pace={pace} sofar={sofar} wanted={wanted} />;
}

/** How much there is, and how long the rest takes: known, not known, or nothing any more. */
function Standing(props: {
  pace: Pace;
  sofar: ComponentChildren;
  wanted: ComponentChildren;
  target: Target;
  goals: GoalsView;
  now: () => number;
}): VNode {
  const { pace, sofar, wanted } = props;
  return (
    <>
      <p>
        <Sentence
          message={pace.isReached ? 'targetReached' : 'targetSoFar'}
          parts={[sofar, wanted, <LinkedFigure key="share" name="target-share" quantity={share(pace.share)} />]}
        />
      </p>
      <progress max={1} value={Math.min(1, pace.share)} aria-labelledby="goals-heading" />
      {pace.isReached ? null : (
        <p class="note">
          <Rest {...props} />
        </p>
      )}
    </>
  );
}

function Rest(props: { pace: Pace; goals: GoalsView; target: Target; now: () => number }): VNode {
  const { pace, goals, target, now } = props;
  if (pace.leftMs === null) return <>{t('targetUnknown')}</>;
  const left = <LinkedFigure key="left" name="target-left-time" quantity={duration(pace.leftMs)} />;
  const at = doneAt(pace, now(), goals.dayEndsAt);
  if (at === null) return <Sentence message={`targetLeft_${target.of}`} parts={[left]} />;
  const about = formatTime(Math.ceil(at / ABOUT_MS) * ABOUT_MS);
  return <Sentence message={`targetLeftToday_${target.of}`} parts={[left, about]} />;
}

function LimitLine({ limitMs, workedMs }: { limitMs: number; workedMs: number }): VNode {
  const { leftMs, isReached } = timePace(limitMs, workedMs);
  const parts = [
    <LinkedFigure key="limit" name="limit" quantity={duration(limitMs)} />,
    <LinkedFigure key="time" name="limit-time" quantity={duration(workedMs)} />,
  ];
  const left = <LinkedFigure key="left" name="limit-left-time" quantity={duration(leftMs ?? 0)} />;
  return (
    <p>
      {isReached ? (
        <Sentence message="limitReached" parts={parts} />
      ) : (
        <Sentence message="limitSoFar" parts={[...parts, left]} />
      )}
    </p>
  );
}
