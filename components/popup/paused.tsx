import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { OutsideWork } from '../../lib/ledger/outside';
import { clock } from '../../lib/quantity';
import { Figure } from '../figure';
import { useTick } from '../tick';

/**
 * The worker is away, by their own word: nothing is timed until they say otherwise. It may be for work outside the browser,
 * which then waits to be saved.
 */
export function Paused(props: {
  outside: OutsideWork | null;
  now: () => number;
  onPause: (paused: boolean) => void;
}): VNode {
  const { outside, now } = props;
  const isOver = outside?.until != null;
  useTick(outside !== null && !isOver);
  return (
    <section class="callout" aria-labelledby="away-heading">
      <h2 id="away-heading">{t(outside ? 'outsideHeading' : 'awayHeading')}</h2>
      <p>
        {outside ? (
          <Figure name="outside-time" quantity={clock(Math.max(0, (outside.until ?? now()) - outside.since))} />
        ) : (
          t('awayWhy')
        )}
      </p>
      <p class="actions">
        {isOver ? (
          <a href="history.html#manual" target="_blank" rel="noopener">
            {t('outsideSaveTimed')}
          </a>
        ) : (
          <button type="button" class="primary" data-action="resume" onClick={() => props.onPause(false)}>
            {t(outside ? 'outsideStop' : 'pauseBack')}
          </button>
        )}
      </p>
    </section>
  );
}
