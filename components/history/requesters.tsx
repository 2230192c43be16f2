import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { tasksAddress } from '../../lib/history-address';
import { formatNumber, keyed, plural, t } from '../../lib/i18n';
import { REQUESTER_SORTS, type RequesterSort } from '../../lib/ledger/requester-order';
import type { RemarkedRequester } from '../../lib/ledger/views';
import { count, duration, wage } from '../../lib/quantity';
import { requesterName } from '../../lib/requester-name';
import type { EffectiveReference } from '../../lib/settings';
import { LinkedFigure } from '../figure';
import { Field } from '../options/field';
import type { RemarkActions } from '../popup/remarks';
import { Requester } from '../popup/requester';
import { VerdictMark } from '../popup/verdict-mark';
import { Choice } from './choice';
import { VirtualRows } from './virtual-rows';

const ROW_PX = 100;

export interface RequestersProps extends RemarkActions {
  /** In order, and only those that are searched for; `null` while they are read. */
  requesters: readonly RemarkedRequester[] | null;
  reference: EffectiveReference | null;
  text: string;
  sort: RequesterSort;
  onSearch: (text: string, sort: RequesterSort, isTyping: boolean) => void;
}

/** Everyone the worker has worked for, with the verdict and its evidence. */
export function Requesters(props: RequestersProps): VNode {
  const { requesters, text, sort, onSearch } = props;
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section class="card" id="requesters" aria-labelledby="requesters-heading" aria-busy={requesters === null}>
      <h2 id="requesters-heading">{t('requestersHeading')}</h2>
      <p>{t('requestersIntro')}</p>
      <search class="fields">
        <Field
          id="requesters-search"
          label={t('requestersSearch')}
          input={{
            type: 'search',
            dir: 'auto',
            autocomplete: 'off',
            spellcheck: false,
            value: text,
            onInput: (event) => onSearch(event.currentTarget.value, sort, true),
          }}
        />
        <Choice
          id="requesters-sort"
          label={t('tasksSort')}
          value={sort}
          options={REQUESTER_SORTS.map((one) => [one, t(keyed('requestersSort', one))])}
          onChoose={(one) => onSearch(text, one ?? 'recent', false)}
        />
      </search>
      <p class="note" role="status">
        {foundText(requesters)}
      </p>
      <VirtualRows
        key={`${sort} ${text}`}
        items={requesters ?? []}
        isWhole
        keyOf={({ key }) => key}
        rowPx={ROW_PX}
        label={t('requestersHeading')}
        rowProps={({ key }) => ({ 'data-requester': key })}
        render={(requester) => (
          <RequesterLine
            {...props}
            requester={requester}
            isOpen={opened === requester.key}
            onToggle={() => setOpened(opened === requester.key ? null : requester.key)}
          />
        )}
      />
    </section>
  );
}

function foundText(requesters: readonly RemarkedRequester[] | null): string {
  if (requesters === null) return t('loading');
  return requesters.length === 0 ? t('requestersNone') : t('requestersFound', formatNumber(requesters.length));
}

function RequesterLine(
  props: RequestersProps & { requester: RemarkedRequester; isOpen: boolean; onToggle: () => void },
): VNode {
  const { requester, isOpen, onToggle, reference, onList, onNote } = props;
  const { key, pay, currency, tasks, timeMs, verdict, listing } = requester;
  const name = requesterName(requester);
  return (
    <>
      <div class="task-line">
        <div class="task-head">
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <span class="actions">
            <a href={tasksAddress({ requester: key })} aria-label={t('requesterTasksOf', name)}>
              {t('requesterTasks')}
            </a>
            <button
              type="button"
              data-action="requester-evidence"
              aria-expanded={isOpen}
              aria-label={t('requesterOpenOf', name)}
              onClick={onToggle}
            >
              {t('requesterOpen')}
            </button>
          </span>
        </div>
        <ul class="plain-list task-facts">
          <li {...(verdict === null ? {} : { 'data-verdict': verdict })}>
            <span class="verdict-label">
              <VerdictMark verdict={verdict} />
              {verdict === null ? t('verdict_none') : t(keyed('verdict', verdict))}
            </span>
          </li>
          <li>
            {t('taskPay')}: <LinkedFigure name="requester-pay" quantity={wage(pay, currency)} />
          </li>
          <li>
            <LinkedFigure name="requester-tasks" quantity={count(tasks, plural('tasks', tasks))} />
          </li>
          <li>
            {t('taskTime')}: <LinkedFigure name="requester-time" quantity={duration(timeMs)} />
          </li>
          {listing === null ? null : (
            <li class="listing">{t(listing === 'blocked' ? 'listBlocked' : 'listWatched')}</li>
          )}
        </ul>
      </div>
      {isOpen ? <Requester requester={requester} reference={reference} actions={{ onList, onNote }} /> : null}
    </>
  );
}
