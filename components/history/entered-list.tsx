import type { VNode } from 'preact';
import { formatDay, formatMoment, keyed, t } from '../../lib/i18n';
import type { EnteredView } from '../../lib/ledger/by-hand-view';
import { sites } from '../../lib/platforms/sites';
import { amount, duration } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sure } from './sure';

/** The newest entries by hand, each of which can be erased again; tasks are corrected among all tasks. */
export function EnteredList(props: {
  entered: readonly EnteredView[];
  onErase: (entered: EnteredView) => Promise<void>;
}): VNode | null {
  if (props.entered.length === 0) return null;
  return (
    <details>
      <summary>{t('outsideNewest')}</summary>
      <ul class="plain-list tasks">
        {props.entered.map((one) => (
          <li key={one.key} class="task-line" data-entered={one.key}>
            <h3>{nameOf(one)}</h3>
            <p class="note">{[sites[one.platform].name, whenText(one)].join(' · ')}</p>
            <ul class="plain-list task-facts">
              <li>
                {t('taskTime')}:{' '}
                <LinkedFigure
                  name="history-time"
                  quantity={one.durationMs === null ? { value: null, unit: 's', text: null } : duration(one.durationMs)}
                />
              </li>
              {one.kind === 'task' ? (
                <li>
                  {t('taskReward')}:{' '}
                  <LinkedFigure
                    name="history-reward"
                    quantity={amount(one.reward?.micros ?? null, one.reward?.currency ?? sites[one.platform].currency)}
                  />
                </li>
              ) : null}
            </ul>
            <Sure
              action="erase-entered"
              label={t('eraseEntered')}
              name={t('eraseEnteredOne', nameOf(one), whenText(one))}
              sure={t('eraseEnteredSure')}
              yes={t('eraseYes')}
              failed={t('eraseFailed')}
              onDo={() => props.onErase(one)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf({ kind, title }: EnteredView): string {
  return kind === 'task' ? (title ?? t('taskUntitled')) : t(keyed('unpaid', kind));
}

function whenText({ startedAt, day }: EnteredView): string {
  if (startedAt !== null) return formatMoment(startedAt);
  return day === null ? t('taskEndUnknown') : formatDay(day);
}
