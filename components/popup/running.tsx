import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { RunningTask } from '../../lib/ledger/views';
import { sites } from '../../lib/platforms/sites';
import { amount, clock, duration, wage } from '../../lib/quantity';
import { Figure, FigureItem } from '../figure';
import { Sentence } from '../sentence';
import { useTick } from '../tick';

/** The task being timed, with its rate so far. It counts by itself between two reports of the page. */
export function Running(props: {
  task: RunningTask;
  now: () => number;
  /** The worker paused it by hand. */
  paused: boolean;
  onPause: (paused: boolean) => void;
  /** The worker was working in the gap that began at a time. */
  onWorked: (taskKey: string, since: number) => void;
}): VNode {
  const { task, now, paused } = props;
  const { gap } = task;
  useTick(task.running || gap?.until === null);
  const focusedMs = task.focusedMs + (task.running ? Math.max(0, now() - task.measuredAt) : 0);
  const currency = task.currency ?? 'USD';
  return (
    <section class="card running" aria-labelledby="running-heading" data-running={String(task.running)}>
      <h2 id="running-heading">
        <span class="pulse" aria-hidden="true" />
        {t(task.running ? 'runningHeading' : 'pausedHeading')}
      </h2>
      <p class="running-task">
        <bdi class="clamp">{task.title ?? t('unknownTask')}</bdi>
        {/* Where a job is what a requester is elsewhere, its name stands there already. */}
        {task.requesterName === null || task.requesterName === task.title ? null : (
          <span class="note">
            <Sentence message="runningFor" parts={[<bdi key="name">{task.requesterName}</bdi>]} />
          </span>
        )}
        {sites[task.platform].isBeta ? (
          <span class="note" data-beta={task.platform}>
            {t('betaPlatform', sites[task.platform].name)}
          </span>
        ) : null}
      </p>
      <dl class="row">
        <FigureItem name="running-time" label={t('runningTime')} quantity={clock(focusedMs)} />
        <FigureItem name="running-reward" label={t('runningReward')} quantity={amount(task.rewardMicros, currency)} />
        <FigureItem
          name="running-pay"
          label={t('runningRate')}
          quantity={wage(rateSoFar(task.rewardMicros, focusedMs), currency)}
        />
      </dl>
      {task.running || paused ? null : <p class="note">{t('pausedNote')}</p>}
      {gap === null ? null : (
        <p class="actions">
          <span>
            <Sentence
              message="idleGap"
              parts={[<Figure key="gap" name="running-gap" quantity={duration((gap.until ?? now()) - gap.since)} />]}
            />
          </span>
          <button type="button" data-action="worked" onClick={() => props.onWorked(task.taskKey, gap.since)}>
            {t('idleWorked')}
          </button>
        </p>
      )}
      {paused ? null : (
        <p class="actions">
          <button type="button" data-action="pause" onClick={() => props.onPause(true)}>
            {t('pauseAway')}
          </button>
        </p>
      )}
    </section>
  );
}

/** The first second would make any reward look like a fortune. */
function rateSoFar(rewardMicros: number | null, focusedMs: number): number | null {
  if (rewardMicros === null || focusedMs < 1000) return null;
  return (rewardMicros * 3.6) / focusedMs;
}
