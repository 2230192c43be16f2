import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { wageText } from '../../lib/quantity';
import type { Draft } from './draft';
import { Field } from './field';

/** The worker's own rate to the dollar, which most tasks are paid in: nothing is fetched, so it is typed, and dated. */
export function ExchangeRate(props: {
  draft: Draft;
  error: string | undefined;
  onChange: (change: Partial<Draft>) => void;
}): VNode {
  const { draft, error, onChange } = props;
  const inDollars = Number(draft.amount) / Number(draft.rate);
  const result = draft.rate !== '' && Number.isFinite(inDollars) && inDollars > 0;
  return (
    <fieldset>
      <legend>{t('rateHeading')}</legend>
      <p class="note">{t('rateIntro', draft.currency)}</p>
      <div class="fields">
        <Field
          id="rate"
          label={t('rateLabel', draft.currency)}
          error={error}
          hint={result ? t('rateResult', wageText(inDollars, 'USD')) : undefined}
          input={{
            type: 'number',
            min: 0,
            step: 'any',
            value: draft.rate,
            onInput: (event) => onChange({ rate: event.currentTarget.value }),
          }}
        />
        <Field
          id="rated-on"
          label={t('rateDate')}
          input={{
            type: 'date',
            value: draft.ratedOn,
            onInput: (event) => onChange({ ratedOn: event.currentTarget.value }),
          }}
        />
      </div>
    </fieldset>
  );
}
