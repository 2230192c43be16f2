import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { keyed, t } from '../../lib/i18n';
import type { Correction } from '../../lib/ledger/corrections';
import type { RequesterChoice, TaskView } from '../../lib/ledger/recent-tasks';
import { Field } from '../options/field';
import { CORRECTED_STATES, correctionOf, draftOf, type TaskDraft, type TaskDraftError } from './task-draft';

export interface TaskFormProps {
  task: TaskView;
  requesters: readonly RequesterChoice[];
  onCorrect: (correction: Correction) => Promise<void>;
  /** @param saved whether anything was written */
  onClose: (saved: boolean) => void;
}

/** The fields of a task that the worker may correct, and the way back to what was measured, field by field. */
export function TaskForm({ task, requesters, onCorrect, onClose }: TaskFormProps): VNode {
  const [draft, setDraft] = useState(() => draftOf(task));
  const [error, setError] = useState<TaskDraftError | null>(null);
  const [failed, setFailed] = useState(false);
  const write = (correction: Correction) => {
    setFailed(false);
    onCorrect(correction).then(
      () => onClose(true),
      () => setFailed(true),
    );
  };
  const save = () => {
    const made = correctionOf(draft, task, requesters);
    setError('error' in made ? made.error : null);
    if ('correction' in made) write(made.correction);
  };
  const field = (name: keyof TaskDraft) => ({
    value: draft[name],
    onInput: (event: { currentTarget: { value: string } }) => {
      setDraft({ ...draft, [name]: event.currentTarget.value });
      setError(null);
    },
  });
  const isInHand = draft.state === 'assigned';
  const errorOf = (...names: TaskDraftError[]) =>
    error !== null && names.includes(error) ? t(keyed('correct_error', error)) : undefined;
  return (
    <form
      class="task-form"
      aria-label={t('correctTask', task.title ?? t('taskUntitled'))}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <StatePicker task={task} draft={draft} onPick={(state) => setDraft({ ...draft, state })} />
      {isInHand ? (
        <p class="note">{t('correctInHand')}</p>
      ) : (
        <div class="fields">
          <Field
            id="correct-minutes"
            label={t('correctMinutes')}
            error={errorOf('time')}
            input={{ type: 'number', min: 0, max: 1440, step: 1, ...field('minutes') }}
          />
          <Field
            id="correct-seconds"
            label={t('correctSeconds')}
            input={{ type: 'number', min: 0, max: 59, step: 1, ...field('seconds') }}
          />
        </div>
      )}
      <div class="fields">
        <Field
          id="correct-reward"
          label={t('correctReward', task.currency)}
          error={errorOf('reward')}
          input={{ type: 'text', inputMode: 'decimal', autocomplete: 'off', ...field('reward') }}
        />
        <Field
          id="correct-requester"
          label={t('correctRequester')}
          hint={t('correctRequesterHint')}
          error={errorOf('requester', 'requester-name')}
          input={{
            type: 'text',
            list: 'known-requesters',
            autocomplete: 'off',
            spellcheck: false,
            ...field('requester'),
          }}
        />
        <datalist id="known-requesters">
          {requesters.map(({ requesterId, names, key }) => (
            <option key={key} value={requesterId}>
              {names[0] ?? requesterId}
            </option>
          ))}
        </datalist>
      </div>
      <Undo task={task} onUndo={write} />
      <p class="actions">
        <button type="submit" class="primary" data-action="correct-save">
          {t('save')}
        </button>
        <button type="button" data-action="correct-cancel" onClick={() => onClose(false)}>
          {t('correctCancel')}
        </button>
        <span role="status">{failed ? t('saveFailed') : ''}</span>
      </p>
    </form>
  );
}

function StatePicker(props: { task: TaskView; draft: TaskDraft; onPick: (state: string) => void }): VNode {
  const inHand = props.task.state === 'assigned' ? (['assigned'] as const) : [];
  return (
    <p class="field">
      <label for="correct-state">{t('taskState')}</label>
      <select
        id="correct-state"
        value={props.draft.state}
        onChange={(event) => props.onPick(event.currentTarget.value)}
      >
        {[...inHand, ...CORRECTED_STATES].map((state) => (
          <option key={state} value={state}>
            {t(keyed('state', state))}
          </option>
        ))}
      </select>
    </p>
  );
}

/** One button for each field that was corrected. */
function Undo({ task, onUndo }: { task: TaskView; onUndo: (correction: Correction) => void }): VNode | null {
  const { measured } = task;
  const fields = [
    { field: 'durationMs', label: t('taskTime') },
    { field: 'reward', label: t('taskReward') },
    { field: 'state', label: t('taskState') },
    { field: 'requester', label: t('correctRequester') },
  ] as const;
  const corrected = fields.filter(({ field }) => measured[field] !== undefined);
  if (corrected.length === 0) return null;
  return (
    <p class="actions">
      {corrected.map(({ field, label }) => (
        <button key={field} type="button" data-action={`undo-${field}`} onClick={() => onUndo({ [field]: null })}>
          {t('correctUndo', label)}
        </button>
      ))}
    </p>
  );
}
