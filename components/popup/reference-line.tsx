import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { wage } from '../../lib/quantity';
import { isComparable } from '../../lib/reference-quantity';
import type { EffectiveReference } from '../../lib/settings';
import { LinkedFigure } from '../figure';
import { placeOf } from '../place-name';
import { Sentence } from '../sentence';

/** What the platforms pay in. */
const PAY_CURRENCY = 'USD';

/** The wage that requesters are compared with, whose choice it was, and the way to change it. */
export function ReferenceLine(props: { reference: EffectiveReference | null; hasButton?: boolean }): VNode {
  const { reference } = props;
  return (
    <p class="note">
      {reference === null ? t('referenceNone') : <Comparison reference={reference} />}
      {reference === null || isComparable(PAY_CURRENCY, reference)
        ? null
        : `. ${t('referenceNeedsRate', reference.currency)}`}
      {props.hasButton ? null : (
        <>
          {' — '}
          <a href="options.html#reference" target="_blank" rel="noopener">
            {t(reference === null ? 'setReference' : 'referenceChange')}
          </a>
        </>
      )}
    </p>
  );
}

function Comparison({ reference }: { reference: EffectiveReference }): VNode {
  const { amountMicros, currency, chosen } = reference;
  const place = placeOf(reference);
  const figure = <LinkedFigure key="reference" name="reference" quantity={wage(amountMicros / 1e6, currency)} />;
  if (chosen || place === null) return <Sentence message="referenceChosen" parts={[figure]} />;
  return <Sentence message="referenceSuggested" parts={[place, figure]} />;
}
