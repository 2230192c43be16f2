import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { ReferenceWage } from '../../lib/pay/reference';
import type { Region } from '../../lib/pay/reference-wages';
import type { Reference } from '../../lib/settings';
import { placeName } from '../place-name';
import { type Draft, type DraftError, draftOf, isCurrency, pickPlace, referenceOf, typeOwn } from './draft';
import { ExchangeRate } from './exchange-rate';
import { Field } from './field';
import { PlaceSource } from './place-source';
import { SaveButton } from './save-button';

export interface ReferenceFormProps {
  chosen: Reference | null;
  places: readonly Region[];
  /** The region that the time zone suggests. */
  suggested: string;
  /** The newest row of a region in force today. */
  rowFor: (region: string) => ReferenceWage | null;
  today: string;
  onSave: (reference: Reference) => Promise<void>;
}

/** The wage to compare with: the minimum of a place, with its source, or an amount of the worker's own. */
export function ReferenceForm(props: ReferenceFormProps): VNode {
  const { chosen, rowFor, today } = props;
  const [draft, setDraft] = useState(() => {
    const region = chosen === null ? props.suggested : chosen.region;
    return draftOf(chosen, region === null ? null : rowFor(region), today);
  });
  const [error, setError] = useState<DraftError | null>(null);
  const change = (next: Draft) => {
    setDraft(next);
    setError(null);
  };
  const save = async () => {
    const made = referenceOf(draft);
    if ('error' in made) setError(made.error);
    else await props.onSave(made.reference);
    return !('error' in made);
  };
  const row = draft.region === '' ? null : rowFor(draft.region);
  return (
    <form class="card" id="reference" aria-labelledby="reference-heading" noValidate>
      <h2 id="reference-heading">{t('referenceHeading')}</h2>
      <p>{t('referenceIntro')}</p>
      <PlacePicker {...props} region={draft.region} onPick={(picked) => change(pickPlace(draft, picked))} />
      {row === null ? null : <PlaceSource row={row} today={today} />}
      <div class="fields">
        <Field
          id="amount"
          label={t('referenceAmount')}
          error={error === 'amount' ? t('invalidAmount') : undefined}
          input={{
            type: 'number',
            min: 0,
            step: 'any',
            value: draft.amount,
            onInput: (event) => change(typeOwn(draft, { amount: event.currentTarget.value })),
          }}
        />
        <Field
          id="currency"
          label={t('referenceCurrency')}
          error={error === 'currency' ? t('invalidCurrency') : undefined}
          input={{
            type: 'text',
            maxLength: 3,
            autocapitalize: 'characters',
            spellcheck: false,
            value: draft.currency,
            onInput: (event) => change(typeOwn(draft, { currency: event.currentTarget.value.toUpperCase() })),
          }}
        />
      </div>
      {draft.currency === 'USD' || !isCurrency(draft.currency) ? null : (
        <ExchangeRate
          draft={draft}
          error={error === 'rate' ? t('invalidAmount') : undefined}
          onChange={(changed) => change({ ...draft, ...changed })}
        />
      )}
      <SaveButton draft={draft} onSave={save} />
    </form>
  );
}

function PlacePicker(
  props: ReferenceFormProps & { region: string; onPick: (row: ReferenceWage | null) => void },
): VNode {
  const named = props.places.map((place) => ({ region: place.region, name: placeName(place) }));
  return (
    <p class="field">
      <label for="place">{t('referencePlace')}</label>
      <select
        id="place"
        value={props.region}
        onChange={(event) => {
          const { value } = event.currentTarget;
          props.onPick(value === '' ? null : props.rowFor(value));
        }}
      >
        <option value="">{t('referenceOwn')}</option>
        {named.map(({ region, name }) => (
          <option key={region} value={region}>
            {region === props.suggested ? t('referenceSuggestedOption', name) : name}
          </option>
        ))}
      </select>
    </p>
  );
}
