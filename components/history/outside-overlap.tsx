import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDuration, t } from '../../lib/i18n';
import type { Counted, Overlap } from '../../lib/ledger/by-hand-overlap';
import { duration } from '../../lib/quantity';
import { unionMs } from '../../lib/time/interval';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** Says what of an entry is known already, and asks what is to count. What was entered before never counts again. */
export function OutsideOverlap(props: {
  overlap: Overlap;
  isWorking: boolean;
  onSave: (counted: Counted) => void;
}): VNode {
  const { overlap, isWorking, onSave } = props;
  const [restMs, notEnteredMs] = [unionMs(overlap.rest), unionMs(overlap.notEntered)];
  const choices = [
    { counted: 'rest', ms: restMs, text: 'outsideCountRest' },
    { counted: 'measured-too', ms: notEnteredMs > restMs ? notEnteredMs : 0, text: 'outsideCountAll' },
  ] as const;
  const question = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone; who works by keyboard goes on from the question.
  useEffect(() => question.current?.focus(), []);
  return (
    <div class="callout" role="alert" tabIndex={-1} data-overlap ref={question}>
      {overlap.measuredMs === 0 ? null : (
        <p>
          <Sentence
            message="outsideMeasured"
            parts={[<LinkedFigure key="time" name="outside-measured-time" quantity={duration(overlap.measuredMs)} />]}
          />
        </p>
      )}
      {overlap.enteredMs === 0 ? null : (
        <p>
          <Sentence
            message="outsideEntered"
            parts={[<LinkedFigure key="time" name="outside-entered-time" quantity={duration(overlap.enteredMs)} />]}
          />
        </p>
      )}
      <p class="actions">
        {choices.map(({ counted, ms, text }) =>
          ms === 0 ? null : (
            <button
              key={counted}
              type="button"
              data-action={`manual-${counted}`}
              disabled={isWorking}
              onClick={() => onSave(counted)}
            >
              {t(text, formatDuration(ms))}
            </button>
          ),
        )}
      </p>
      <p class="note">{t(notEnteredMs === 0 ? 'outsideNothingLeft' : 'outsideChange')}</p>
    </div>
  );
}
