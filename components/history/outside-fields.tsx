import type { InputHTMLAttributes, VNode } from 'preact';
import { keyed, type MessageKey, t } from '../../lib/i18n';
import type { RequesterChoice } from '../../lib/ledger/recent-tasks';
import { OVERHEAD_KINDS, PLATFORM_IDS } from '../../lib/platforms/reading';
import { sites } from '../../lib/platforms/sites';
import { Field } from '../options/field';
import { Choice } from './choice';
import { type OutsideDraft, type OutsideMistake, pickPlatform } from './outside-draft';
import { CORRECTED_STATES } from './task-draft';

type TextField = 'title' | 'requester' | 'amount' | 'currency' | 'day' | 'began' | 'ended' | 'minutes';

/** The fields of an entry: unpaid time has neither pay nor requester. */
export function OutsideFields(props: {
  id: string;
  draft: OutsideDraft;
  mistake: OutsideMistake | null;
  requesters: readonly RequesterChoice[];
  onChange: (changed: Partial<OutsideDraft>) => void;
}): VNode {
  const { id, draft, mistake, requesters, onChange } = props;
  const field = (
    name: TextField,
    label: MessageKey,
    input: InputHTMLAttributes<HTMLInputElement>,
    hint?: MessageKey,
  ): VNode => (
    <Field
      id={`${id}-${name}`}
      label={t(label)}
      hint={hint && t(hint)}
      error={mistake === name || mistake?.startsWith(`${name}-`) ? t(keyed('outside_error', mistake)) : undefined}
      input={{
        ...{ autocomplete: 'off', name, value: draft[name], ...input },
        onInput: ({ currentTarget: { value } }) => onChange({ [name]: value }),
      }}
    />
  );
  const known = requesters.filter(({ key }) => key.startsWith(`${draft.platform}:`));
  return (
    <>
      <div class="fields">
        <Choice
          id={`${id}-kind`}
          label={t('outsideWhat')}
          value={draft.kind}
          options={[
            ['task', t('outsideTask')],
            ...OVERHEAD_KINDS.map((kind) => [kind, t('outsideUnpaid', t(keyed('unpaid', kind)))] as const),
          ]}
          onChoose={(kind) => onChange({ kind: kind ?? 'task' })}
        />
        <Choice
          id={`${id}-platform`}
          label={t('tasksPlatform')}
          value={draft.platform}
          options={PLATFORM_IDS.map((one) => [one, sites[one].name] as const)}
          onChoose={(platform) => platform && onChange(pickPlatform(draft, platform))}
        />
      </div>
      {draft.kind !== 'task' ? null : (
        <>
          <div class="fields">
            {field('title', 'outsideTitle', { type: 'text', maxLength: 300 })}
            {field(
              'requester',
              'correctRequester',
              { type: 'text', maxLength: 300, list: `${id}-known`, spellcheck: false },
              'outsideRequesterHint',
            )}
            <datalist id={`${id}-known`}>
              {known.map(({ requesterId, names, key }) => (
                <option key={key} value={requesterId}>
                  {names[0] ?? requesterId}
                </option>
              ))}
            </datalist>
          </div>
          <div class="fields">
            {field('amount', 'outsideAmount', { type: 'text', inputMode: 'decimal' }, 'outsideAmountHint')}
            {field('currency', 'referenceCurrency', { type: 'text', maxLength: 3, spellcheck: false })}
            <Choice
              id={`${id}-state`}
              label={t('taskState')}
              value={draft.state}
              options={CORRECTED_STATES.map((state) => [state, t(keyed('state', state))] as const)}
              onChoose={(state) => state && onChange({ state })}
            />
          </div>
        </>
      )}
      <div class="fields">
        {field('day', 'outsideDay', { type: 'date' })}
        {field('began', 'outsideBegan', { type: 'time' })}
        {field('ended', 'outsideEnded', { type: 'time' })}
        {field('minutes', 'outsideMinutes', { type: 'number', min: 1, max: 1440, step: 1 })}
      </div>
      <p class="note">{t(draft.kind === 'task' ? 'outsideWhenTask' : 'outsideWhenUnpaid')}</p>
    </>
  );
}
