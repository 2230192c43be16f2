import type { VNode } from 'preact';
import { formatMoment, t } from '../../lib/i18n';
import { clock } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';
import { useTick } from '../tick';
import { isForgotten } from './outside-draft';

/** Starts and ends the timer of work outside the browser; while it runs, nothing in the browser is timed. */
export function OutsideTimer(props: {
  /** `null` while it does not run. */
  since: number | null;
  now: () => number;
  onTimer: (isRunning: boolean) => void;
}): VNode {
  const { since, now, onTimer } = props;
  useTick(since !== null);
  if (since === null) {
    return (
      <p class="actions">
        <button type="button" class="primary" data-action="manual-start" onClick={() => onTimer(true)}>
          {t('outsideStart')}
        </button>
      </p>
    );
  }
  const endedAt = Math.max(since, now());
  return (
    <div class="callout" data-outside="running">
      <p>
        <Sentence
          message="outsideRunning"
          parts={[
            <LinkedFigure key="time" name="outside-time" quantity={clock(endedAt - since)} />,
            formatMoment(since),
          ]}
        />
      </p>
      <p class={isForgotten({ startedAt: since, endedAt }) ? 'warning' : 'note'}>
        {t(isForgotten({ startedAt: since, endedAt }) ? 'outsideLong' : 'outsideHolds')}
      </p>
      <p class="actions">
        <button type="button" class="primary" data-action="manual-stop" onClick={() => onTimer(false)}>
          {t('outsideStop')}
        </button>
      </p>
    </div>
  );
}
