import type { ComponentChildren, VNode } from 'preact';
import { t } from '../lib/i18n';
import type { OverheadKind } from '../lib/platforms/reading';
import type { Quantity } from '../lib/quantity';

/** Kinds of time that no reward pays for: overhead, and tasks that came to nothing. */
export type UnpaidKind = 'rejected' | 'ended' | OverheadKind;

/** Names of figures in pages. Tests, scripts and assistive tools rely on them: renaming one is a breaking change. */
export type FigureName =
  | 'real-pay'
  | 'confirmed-pay'
  | 'on-task-pay'
  | 'earned'
  | 'confirmed'
  | 'pending'
  | 'work-time'
  | 'task-time'
  | 'unpaid-time'
  | 'unpaid-share'
  | 'tasks'
  | `${UnpaidKind}-time`
  | 'unknown-pay-tasks'
  | 'unknown-pay-time'
  | 'assigned-time'
  | 'edited-tasks'
  | 'source-tasks'
  | 'apart-tasks'
  | 'apart-earned'
  | 'apart-time'
  | 'requester-pay'
  | 'requester-lower'
  | 'requester-upper'
  | 'status-age'
  | 'requester-tasks'
  | 'requester-days'
  | 'requester-time'
  | 'requester-reference'
  | 'requester-below-tasks'
  | 'requester-waged-tasks'
  | 'requester-approved-tasks'
  | 'requester-pending-tasks'
  | 'requester-rejected-tasks'
  | 'requester-ended-tasks'
  | 'requester-ended-time'
  | 'assumed'
  | 'assumed-tasks'
  | 'untimed-tasks'
  | 'untimed-earned'
  | 'session-time'
  | 'break-time'
  | 'day-part-time'
  | 'target'
  | 'target-share'
  | 'target-left-time'
  | 'limit'
  | 'limit-left-time'
  | 'target-earned'
  | 'target-time'
  | 'limit-time'
  | 'with-unpaid-pay'
  | 'tasks-alone-pay'
  | 'in-hand-time'
  | 'reward-unknown-time'
  | 'requester-ended-share'
  | 'requester-pay-last-90'
  | 'requester-tasks-last-90'
  | 'requester-approval-days'
  | 'requester-approval-tasks'
  | 'requester-bonus'
  | 'estimate-pay'
  | 'estimate-lower'
  | 'estimate-upper'
  | 'estimate-tasks'
  | 'running-gap'
  | 'running-pay'
  | 'running-reward'
  | 'running-time'
  | 'reference'
  | 'import-added'
  | 'import-updated'
  | 'import-unchanged'
  | 'import-rejected'
  | 'import-kept'
  | 'history-reward'
  | 'history-time'
  | 'outside-time'
  | 'outside-measured-time'
  | 'outside-entered-time'
  | 'history-pay'
  | 'history-elapsed-time'
  | 'history-span-time'
  | 'history-found'
  | 'history-bonus'
  | 'history-measured-reward'
  | 'history-measured-time'
  | 'day-bonus'
  | 'day-bonus-part'
  | 'day-bonus-rest'
  | 'day-bonus-over'
  | 'refresh-day'
  | 'refresh-days'
  | 'refresh-tasks'
  | 'refresh-added'
  | 'refresh-changed'
  | 'refresh-skipped-days'
  | 'refresh-unread'
  | 'backup-size'
  | 'erase-tasks'
  | 'erase-spans'
  | 'erase-payments';

/** Where a figure is explained, when that is not under its own name. */
const EXPLAINED_UNDER: Partial<Record<FigureName, string>> = {
  'rejected-time': 'unpaid-time',
  'ended-time': 'unpaid-time',
  'searching-time': 'unpaid-time',
  'previewing-time': 'unpaid-time',
  'queue-time': 'unpaid-time',
  'payments-time': 'unpaid-time',
  'messages-time': 'unpaid-time',
  'qualifications-time': 'unpaid-time',
  'help-time': 'unpaid-time',
  'unknown-pay-tasks': 'tasks',
  'unknown-pay-time': 'tasks',
  'assigned-time': 'work-time',
  'history-reward': 'earned',
  'history-time': 'work-time',
  'history-pay': 'on-task-pay',
  'history-elapsed-time': 'overlap',
  'history-span-time': 'work-time',
  'history-found': 'tasks',
  'history-bonus': 'assigned-bonus',
  'history-measured-reward': 'corrected',
  'history-measured-time': 'corrected',
  'day-bonus': 'assigned-bonus',
  'day-bonus-part': 'assigned-bonus',
  'day-bonus-rest': 'assigned-bonus',
  'day-bonus-over': 'assigned-bonus',
  'assumed-tasks': 'assumed',
  'untimed-tasks': 'untimed',
  'untimed-earned': 'untimed',
  'session-time': 'session',
  'break-time': 'session',
  'day-part-time': 'session',
  'target-share': 'target',
  'target-left-time': 'target',
  limit: 'target',
  'limit-left-time': 'target',
  'target-earned': 'target',
  'target-time': 'target',
  'limit-time': 'target',
  'with-unpaid-pay': 'real-pay',
  'tasks-alone-pay': 'on-task-pay',
  'in-hand-time': 'work-time',
  'reward-unknown-time': 'tasks',
  'apart-tasks': 'tasks',
  'apart-earned': 'earned',
  'apart-time': 'overlap',
  'requester-lower': 'interval',
  'requester-upper': 'interval',
  'requester-days': 'verdict',
  'requester-reference': 'reference',
  'requester-below-tasks': 'below-share',
  'requester-waged-tasks': 'below-share',
  'requester-approved-tasks': 'requester-tasks',
  'requester-pending-tasks': 'requester-tasks',
  'requester-rejected-tasks': 'requester-tasks',
  'requester-ended-tasks': 'requester-tasks',
  'requester-ended-time': 'requester-time',
  'requester-ended-share': 'requester-tasks',
  'requester-pay-last-90': 'requester-lately',
  'requester-tasks-last-90': 'requester-lately',
};

/** The address of a figure's definition, or of any other heading there. */
export function definitionOf(name: FigureName | 'verdict'): string {
  return `definitions.html#${name === 'verdict' ? name : (EXPLAINED_UNDER[name] ?? name)}`;
}

/** One figure, readable by people and machines. What is not known has no value, a dash, and words for those who listen. */
export function Figure({ name, quantity }: { name: FigureName; quantity: Quantity }): VNode {
  const { value, unit, text } = quantity;
  return (
    <data data-figure={name} data-unit={unit} {...(value === null ? {} : { value })}>
      {text ?? <NotKnown />}
    </data>
  );
}

function NotKnown(): VNode {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span class="visually-hidden">{t('notKnown')}</span>
    </>
  );
}

/** A figure inside a sentence: itself the link to what it means. */
export function LinkedFigure({ name, quantity }: { name: FigureName; quantity: Quantity }): VNode {
  return (
    <DefinitionLink name={name}>
      <Figure name={name} quantity={quantity} />
    </DefinitionLink>
  );
}

/** Words with figures in them that share a definition: one link for all, `quiet` beside a figure that matters more. */
export function DefinitionLink(props: { name: FigureName; quiet?: boolean; children: ComponentChildren }): VNode {
  return (
    <a
      class={props.quiet ? 'figure-link plain-weight' : 'figure-link'}
      href={definitionOf(props.name)}
      target="_blank"
      rel="noopener"
    >
      {props.children}
    </a>
  );
}

/** The name of a figure, one click from its definition. */
function FigureTerm({ name, children }: { name: FigureName; children: ComponentChildren }): VNode {
  return (
    <a
      class="term"
      href={definitionOf(name)}
      target="_blank"
      rel="noopener"
      title={typeof children === 'string' ? t('definitionLink', children) : undefined}
    >
      {children}
    </a>
  );
}

/** A named figure: one row or cell of a `<dl>`. Without a quantity it holds the place of one that is still being read. */
export function FigureItem(props: {
  name: FigureName;
  label: string;
  quantity: Quantity | null;
  note?: string;
  class?: string;
  /** A sign before the name, for the eye alone. */
  mark?: VNode | undefined;
}): VNode {
  return (
    <div class={props.class}>
      <dt>
        {props.mark}
        <FigureTerm name={props.name}>{props.label}</FigureTerm>
      </dt>
      <dd>
        {props.quantity === null ? (
          <span class="bone" aria-hidden="true">
            00.00
          </span>
        ) : (
          <Figure name={props.name} quantity={props.quantity} />
        )}
      </dd>
      {props.note === undefined ? null : <dd class="note">{props.note}</dd>}
    </div>
  );
}
