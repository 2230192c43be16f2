import type { VNode } from 'preact';
import { keyed, t } from '../../lib/i18n';
import { type Question, SORTS } from '../../lib/ledger/search/question';
import { VERDICTS } from '../../lib/pay/verdict';
import { TASK_STATES } from '../../lib/platforms/reading';
import { sites } from '../../lib/platforms/sites';
import { Field } from '../options/field';
import { Choice } from './choice';

export interface TaskFiltersProps {
  question: Question;
  /** The name of the requester that is asked for, if one is. */
  requesterName: string | null;
  /** @param isTyping whether it goes on being typed */
  onQuestion: (question: Question, isTyping: boolean) => void;
}

/** What is searched for, and in which order it stands. */
export function TaskFilters(props: TaskFiltersProps): VNode {
  const { question, requesterName, onQuestion } = props;
  const ask = (part: Partial<Question>) => onQuestion({ ...question, ...part }, false);
  return (
    <search class="task-filters">
      <div class="fields">
        <Field
          id="tasks-search"
          label={t('tasksSearch')}
          hint={t('tasksSearchHint')}
          input={{
            type: 'search',
            dir: 'auto',
            autocomplete: 'off',
            spellcheck: false,
            value: question.text,
            onInput: (event) => onQuestion({ ...question, text: event.currentTarget.value }, true),
          }}
        />
        <Choice
          id="tasks-state"
          label={t('taskState')}
          value={question.state}
          any={t('tasksAny')}
          options={TASK_STATES.map((state) => [state, t(keyed('state', state))])}
          onChoose={(state) => ask({ state })}
        />
        <Choice
          id="tasks-sort"
          label={t('tasksSort')}
          value={question.sort}
          options={SORTS.map((sort) => [sort, t(keyed('tasksSort', sort))])}
          onChoose={(sort) => ask({ sort: sort ?? 'newest' })}
        />
      </div>
      <MoreFilters question={question} ask={ask} />
      {question.requester === null ? null : (
        <p class="actions">
          <span>
            {t('tasksOfRequester')} <bdi>{requesterName ?? question.requester}</bdi>
          </span>
          <button type="button" data-action="tasks-any-requester" onClick={() => ask({ requester: null })}>
            {t('tasksAnyRequester')}
          </button>
        </p>
      )}
    </search>
  );
}

function MoreFilters({ question, ask }: { question: Question; ask: (part: Partial<Question>) => void }): VNode {
  const isAsked =
    question.platform !== null || question.verdict !== null || question.from !== null || question.to !== null;
  return (
    <details open={isAsked}>
      <summary>{t('tasksMoreFilters')}</summary>
      <div class="fields">
        <Choice
          id="tasks-platform"
          label={t('tasksPlatform')}
          value={question.platform}
          any={t('tasksAny')}
          options={Object.values(sites).map(({ id, name }) => [id, name])}
          onChoose={(platform) => ask({ platform })}
        />
        <Choice
          id="tasks-verdict"
          label={t('tasksVerdict')}
          value={question.verdict}
          any={t('tasksAny')}
          options={VERDICTS.map((verdict) => [verdict, t(keyed('verdict', verdict))])}
          onChoose={(verdict) => ask({ verdict })}
        />
        {(['from', 'to'] as const).map((end) => (
          <Field
            key={end}
            id={`tasks-${end}`}
            label={t(keyed('tasks_day', end))}
            input={{
              type: 'date',
              value: question[end] ?? '',
              onChange: (event) => ask({ [end]: event.currentTarget.value || null }),
            }}
          />
        ))}
      </div>
    </details>
  );
}
