import type { InputHTMLAttributes, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { Field } from './field';
import { type GoalsDraft, type GoalsError, goalsDraftOf, goalsOf } from './goals-draft';
import { SaveButton } from './save-button';
import { Switch } from './switch';

const KINDS = ['none', 'money', 'time'] as const;

/** What the worker wants of a day: a target of money or hours, a limit, and whether to be told. */
export function GoalsForm(props: {
  settings: Settings;
  /** Whether the browser shows notifications, as far as it is known. */
  notifies: boolean;
  onSave: (goals: Pick<Settings, 'target' | 'limitMs'>) => Promise<void>;
  /** Answers whether the browser allowed what was asked for. */
  onNotify: (on: boolean) => Promise<boolean>;
}): VNode {
  const [draft, setDraft] = useState(() => goalsDraftOf(props.settings));
  const [error, setError] = useState<GoalsError | null>(null);
  const [isRefused, setRefused] = useState(false);
  const change = (changed: Partial<GoalsDraft>) => {
    setDraft({ ...draft, ...changed });
    setError(null);
  };
  const save = async () => {
    const made = goalsOf(draft);
    if ('error' in made) setError(made.error);
    else await props.onSave(made);
    return !('error' in made);
  };
  const number = (field: 'amount' | 'hours' | 'limit'): InputHTMLAttributes<HTMLInputElement> => ({
    type: 'number',
    min: 0,
    step: 'any',
    value: draft[field],
    onInput: (event) => change({ [field]: event.currentTarget.value }),
  });
  const wrong = (field: GoalsError, text: string) => (error === field ? text : undefined);
  return (
    <form class="card" id="goals" aria-labelledby="goals-heading" noValidate>
      <h2 id="goals-heading">{t('goalsFormHeading')}</h2>
      <p>{t('goalsFormIntro')}</p>
      <p class="field">
        <label for="goals-of">{t('goalsOf')}</label>
        <select
          id="goals-of"
          value={draft.of}
          onChange={(event) => change({ of: event.currentTarget.value as GoalsDraft['of'] })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`goalsOf_${kind}`)}
            </option>
          ))}
        </select>
      </p>
      {draft.of === 'money' ? (
        <div class="fields">
          <Field
            id="goals-amount"
            label={t('goalsAmount')}
            error={wrong('amount', t('invalidAmount'))}
            input={number('amount')}
          />
          <Field
            id="goals-currency"
            label={t('referenceCurrency')}
            error={wrong('currency', t('invalidCurrency'))}
            input={{
              type: 'text',
              maxLength: 3,
              autocapitalize: 'characters',
              spellcheck: false,
              value: draft.currency,
              onInput: (event) => change({ currency: event.currentTarget.value.toUpperCase() }),
            }}
          />
        </div>
      ) : null}
      {draft.of === 'time' ? (
        <Field
          id="goals-hours"
          label={t('goalsHours')}
          error={wrong('hours', t('invalidHours'))}
          input={number('hours')}
        />
      ) : null}
      <Field
        id="goals-limit"
        label={t('goalsLimit')}
        error={wrong('limit', t('invalidHours'))}
        input={number('limit')}
      />
      <SaveButton draft={draft} onSave={save} />
      <Switch
        id="notifies"
        label={t('notifiesLabel')}
        note={isRefused ? t('notifiesRefused') : t('notifiesNote')}
        checked={props.notifies}
        onChange={(on) => void props.onNotify(on).then((isAllowed) => setRefused(!isAllowed))}
      />
    </form>
  );
}
