import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { KeptBackup } from '../../lib/backup/state';
import { formatPercent, t } from '../../lib/i18n';
import type { ErasedCounts } from '../../lib/ledger/erasure';
import { count } from '../../lib/quantity';
import { Figure, type FigureName } from '../figure';
import { Field } from '../options/field';
import { BackupList } from './backup-list';
import { ERASABLE, type EraseDraft, type EraseMistake, type EraseWish, wishOf } from './erase-draft';

export interface EraseProps {
  backups: readonly KeptBackup[];
  /** What would go; `null` where the requester is not known. */
  onCount: (wish: EraseWish) => Promise<ErasedCounts | null>;
  onErase: (wish: EraseWish, onProgress: (done: number) => void) => Promise<void>;
  onDelete: (backup: KeptBackup) => Promise<boolean>;
  onForget: (backup: KeptBackup) => Promise<void>;
}

type State =
  | { is: 'choosing' | 'counting' | 'unknown' | 'done' | 'failed' }
  | { is: 'counted'; wish: EraseWish; goes: ErasedCounts }
  | { is: 'working'; done: number };

/** Erases a requester, a period or everything: first it says how much goes, and a second button does it. */
export function Erase(props: EraseProps): VNode {
  const [draft, setDraft] = useState<EraseDraft>({
    what: 'requester',
    requesterId: '',
    from: '',
    to: '',
    settings: false,
  });
  const [mistake, setMistake] = useState<EraseMistake | null>(null);
  const [state, setState] = useState<State>({ is: 'choosing' });
  const change = (changed: Partial<EraseDraft>) => {
    setDraft({ ...draft, ...changed });
    setMistake(null);
    setState({ is: 'choosing' });
  };
  const look = async () => {
    const made = wishOf(draft);
    setMistake('mistake' in made ? made.mistake : null);
    if ('mistake' in made) return;
    setState({ is: 'counting' });
    const goes = await props.onCount(made.wish);
    setState(goes === null ? { is: 'unknown' } : { is: 'counted', wish: made.wish, goes });
  };
  const erase = async (wish: EraseWish) => {
    setState({ is: 'working', done: 0 });
    await props.onErase(wish, (done) => setState({ is: 'working', done }));
    setState({ is: 'done' });
  };
  const isBusy = state.is === 'counting' || state.is === 'working';
  const fail = () => setState({ is: 'failed' });
  return (
    <section class="card" id="erase" aria-labelledby="erase-heading">
      <h2 id="erase-heading">{t('eraseHeading')}</h2>
      <p>{t('eraseIntro')}</p>
      <Choice draft={draft} mistake={mistake} isUnknown={state.is === 'unknown'} onChange={change} />
      <p class="actions">
        <button type="button" data-action="erase-look" disabled={isBusy} onClick={() => void look().catch(fail)}>
          {t('eraseLook')}
        </button>
        <span role="status">{statusText(state, props.backups.length > 0)}</span>
      </p>
      {state.is === 'counted' ? (
        <Sure goes={state.goes} what={state.wish.what} onErase={() => void erase(state.wish).catch(fail)}>
          <button type="button" data-action="erase-keep" onClick={() => setState({ is: 'choosing' })}>
            {t('keepIt')}
          </button>
        </Sure>
      ) : null}
      {state.is === 'done' && props.backups.length > 0 ? (
        <BackupList label="erase-heading" backups={props.backups} onDelete={props.onDelete} onForget={props.onForget} />
      ) : null}
    </section>
  );
}

function statusText(state: State, hasBackups: boolean): string {
  switch (state.is) {
    case 'counting':
      return t('eraseCounting');
    case 'working':
      return t('eraseWorking', formatPercent(state.done));
    case 'done':
      return t(hasBackups ? 'eraseDoneBackups' : 'eraseDone');
    case 'failed':
      return t('eraseFailed');
    default:
      return '';
  }
}

function Choice(props: {
  draft: EraseDraft;
  mistake: EraseMistake | null;
  isUnknown: boolean;
  onChange: (changed: Partial<EraseDraft>) => void;
}): VNode {
  const { draft, mistake, onChange } = props;
  const isMissing = props.isUnknown || mistake === 'requester';
  return (
    <>
      <p class="field">
        <label for="erase-what">{t('eraseWhat')}</label>
        <select
          id="erase-what"
          value={draft.what}
          onChange={(event) => onChange({ what: event.currentTarget.value as EraseDraft['what'] })}
        >
          {ERASABLE.map((what) => (
            <option key={what} value={what}>
              {t(`eraseWhat_${what}`)}
            </option>
          ))}
        </select>
      </p>
      {draft.what === 'requester' ? (
        <Field
          id="erase-requester"
          label={t('eraseRequesterLabel')}
          hint={t('eraseRequesterHint')}
          error={isMissing ? t('eraseRequesterUnknown') : undefined}
          input={{
            type: 'text',
            autocomplete: 'off',
            spellcheck: false,
            value: draft.requesterId,
            onInput: (event) => onChange({ requesterId: event.currentTarget.value }),
          }}
        />
      ) : null}
      {draft.what === 'period' ? <Days draft={draft} isWrong={mistake === 'period'} onChange={onChange} /> : null}
      {draft.what === 'everything' ? (
        <p class="switch">
          <input
            type="checkbox"
            id="erase-settings"
            checked={draft.settings}
            aria-describedby="erase-settings-about"
            onChange={(event) => onChange({ settings: event.currentTarget.checked })}
          />
          <label for="erase-settings">{t('eraseSettingsLabel')}</label>
          <span id="erase-settings-about" class="note">
            {t('eraseSettingsNote')}
          </span>
        </p>
      ) : null}
    </>
  );
}

function Days(props: { draft: EraseDraft; isWrong: boolean; onChange: (changed: Partial<EraseDraft>) => void }): VNode {
  const field = (name: 'from' | 'to') => ({
    type: 'date' as const,
    value: props.draft[name],
    onInput: (event: { currentTarget: { value: string } }) => props.onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <div class="fields">
        <Field id="erase-from" label={t('eraseFrom')} input={field('from')} />
        <Field
          id="erase-to"
          label={t('eraseTo')}
          error={props.isWrong ? t('erasePeriodInvalid') : undefined}
          input={field('to')}
        />
      </div>
      <p class="note">{t('erasePeriodHint')}</p>
    </>
  );
}

const COUNTED = [
  { field: 'tasks', name: 'erase-tasks', label: 'eraseTasks' },
  { field: 'spans', name: 'erase-spans', label: 'eraseSpans' },
  { field: 'payments', name: 'erase-payments', label: 'erasePayments' },
] as const satisfies readonly { field: keyof ErasedCounts; name: FigureName; label: string }[];

/** How much goes, and the button that does it. */
function Sure(props: {
  goes: ErasedCounts;
  what: EraseWish['what'];
  onErase: () => void;
  children: ComponentChildren;
}): VNode {
  const { goes, what } = props;
  const isNothing = what === 'period' && Object.values(goes).every((value) => value === 0);
  if (isNothing) return <p>{t('eraseNothing')}</p>;
  return (
    <div class="task-form">
      <p>{t('eraseGoes')}</p>
      <ul>
        {COUNTED.map(({ field, name, label }) => (
          <li key={field}>
            <Figure name={name} quantity={count(goes[field])} /> {t(label)}
          </li>
        ))}
      </ul>
      <p class="note">{t('eraseInHand')}</p>
      <p class="actions">
        <button type="button" class="primary" data-action={`erase-${what}`} onClick={props.onErase}>
          {t('eraseYes')}
        </button>
        {props.children}
      </p>
    </div>
  );
}
