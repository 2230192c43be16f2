import type { ComponentChildren, VNode } from 'preact';
import { formatDay, formatMoment, keyed, t } from '../../lib/i18n';
import type { TaskView } from '../../lib/ledger/recent-tasks';
import type { Money } from '../../lib/money';
import { amount, clock, type Quantity, wage } from '../../lib/quantity';
import { type FigureName, LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** One task: what it was, what it paid, how long it took, and what of that the worker corrected. */
export function TaskLine(props: {
  task: TaskView;
  /** Whether its form is open, and its card. */
  isOpen: boolean;
  isCardOpen: boolean;
  onToggle: () => void;
  onCard: () => void;
}): VNode {
  const { task, isOpen, isCardOpen } = props;
  const { measured, currency } = task;
  const title = task.title ?? t('taskUntitled');
  return (
    <div class="task-line" data-edited={task.isEdited} data-assumed={task.isAssumed} data-state={task.state}>
      <div class="task-head">
        <h3>{title}</h3>
        <span class="actions">
          <button
            type="button"
            data-action="task-card"
            aria-expanded={isCardOpen}
            aria-label={t('taskCardOf', title)}
            onClick={props.onCard}
          >
            {t('taskCardButton')}
          </button>
          <button
            type="button"
            data-action="correct"
            aria-expanded={isOpen}
            aria-label={t('correctTask', title)}
            onClick={props.onToggle}
          >
            {t('correctButton')}
          </button>
        </span>
      </div>
      <p class="note">
        {[task.requesterName ?? task.requesterId ?? t('taskRequesterUnknown'), whenText(task)].join(' · ')}
      </p>
      <ul class="plain-list task-facts">
        <Fact label={t('taskReward')} name="history-reward" quantity={money(task.reward, currency)}>
          {measured.reward === undefined ? null : (
            <Measured name="history-measured-reward" quantity={money(measured.reward, currency)} />
          )}
        </Fact>
        <Fact label={t('taskTime')} name="history-time" quantity={time(task.durationMs)}>
          {measured.durationMs === undefined ? null : (
            <Measured name="history-measured-time" quantity={time(measured.durationMs)} />
          )}
        </Fact>
        {task.pay === null ? null : (
          <Fact label={t('taskPay')} name="history-pay" quantity={wage(task.pay, currency)} />
        )}
        <li>
          {t('taskState')}: <strong>{t(keyed('state', task.state))}</strong>
          {measured.state === undefined ? null : (
            <span class="note"> {t('taskSaid', t(keyed('state', measured.state)))}</span>
          )}
        </li>
        {measured.requester === undefined ? null : (
          <li class="note">
            {t(
              'taskMeasuredRequester',
              measured.requester.requesterName ?? measured.requester.requesterId ?? t('notKnown'),
            )}
          </li>
        )}
        {task.assignedBonus === null ? null : (
          <Fact label={t('taskBonus')} name="history-bonus" quantity={money(task.assignedBonus, currency)} />
        )}
        {task.clock === 'manual' ? <MarkOf about="by-hand">{t('taskByHand')}</MarkOf> : null}
        {task.isEdited ? <MarkOf about="corrected">{t('taskEdited')}</MarkOf> : null}
        {task.isAssumed ? <MarkOf about="assumed">{t('taskAssumed')}</MarkOf> : null}
      </ul>
    </div>
  );
}

function Fact(props: { label: string; name: FigureName; quantity: Quantity; children?: ComponentChildren }): VNode {
  return (
    <li>
      {props.label}: <LinkedFigure name={props.name} quantity={props.quantity} />
      {props.children}
    </li>
  );
}

function Measured({ name, quantity }: { name: FigureName; quantity: Quantity }): VNode {
  return (
    <span class="note">
      {' '}
      <Sentence message="taskMeasured" parts={[<LinkedFigure key="measured" name={name} quantity={quantity} />]} />
    </span>
  );
}

/** A word on the whole record, one click from what it means. */
function MarkOf({ about, children }: { about: string; children: ComponentChildren }): VNode {
  return (
    <li class="task-mark">
      <a class="term" href={`definitions.html#${about}`} target="_blank" rel="noopener">
        {children}
      </a>
    </li>
  );
}

function whenText({ endedAt, workDay, state }: TaskView): string {
  if (endedAt !== null) return formatMoment(endedAt);
  if (workDay !== null) return formatDay(workDay);
  return state === 'assigned' ? t('taskNow') : t('taskEndUnknown');
}

function money(value: Money | null, currency: string): Quantity {
  return amount(value?.micros ?? null, value?.currency ?? currency);
}

function time(ms: number | null): Quantity {
  return ms === null ? { value: null, unit: 's', text: null } : clock(ms);
}
