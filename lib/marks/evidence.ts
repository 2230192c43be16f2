/** The evidence of a verdict in one sentence, as the popup gives it: pay, range, tasks, days, time, and what follows. */

import { formatDay, keyed, plural, t } from '../i18n';
import type { RequesterView } from '../ledger/views';
import { count, duration, wage } from '../quantity';
import { referenceQuantity } from '../reference-quantity';
import type { EffectiveReference } from '../settings';
import type { Drawing } from './drawing';
import { element, figure, sentence } from './elements';

/** There is no pay to judge then, and no range; it is told in words instead. */
export function isAllRejected({ tasks, rejectedTasks }: RequesterView): boolean {
  return tasks > 0 && rejectedTasks === tasks;
}

/** The verdict in words. */
export function verdictWords(requester: RequesterView): string {
  const { verdict } = requester;
  if (verdict === null) return t('verdict_none');
  return verdict === 'unclear' && isAllRejected(requester) ? t('verdict_all_rejected') : t(keyed('verdict', verdict));
}

export function evidence(requester: RequesterView, reference: EffectiveReference | null): Drawing[] {
  const { tasks, days, pay, currency, clock, timeMs, lastDay } = requester;
  if (tasks === 0) return sentence('evidenceNone', figure('requester-tasks', count(0, plural('tasks', 0))));
  const parts = [
    figure('requester-pay', wage(pay, currency)),
    inline(range('requester', requester.lower, requester.upper, currency)),
    figure('requester-tasks', count(tasks, plural('tasks', tasks))),
    figure('requester-days', count(days, plural('days', days))),
    inline(sentence(`evidenceTime_${clock}`, figure('requester-time', duration(timeMs)))),
    ...(lastDay === null ? [] : [formatDay(lastDay)]),
    inline(conclusion(requester, reference)),
  ];
  return sentence(lastDay === null ? 'evidenceUndated' : 'evidence', ...parts);
}

/** A 95% range; nothing where there is none, as with one task alone. */
export function range(
  of: 'requester' | 'estimate',
  lower: number | null,
  upper: number | null,
  currency: string,
): Drawing[] {
  if (lower === null || upper === null) return [];
  return sentence(
    'evidenceRange',
    figure(`${of}-lower`, wage(lower, currency)),
    figure(`${of}-upper`, wage(upper, currency)),
  );
}

/** What follows: always about the pay, never about the person. */
function conclusion(requester: RequesterView, reference: EffectiveReference | null): Drawing[] {
  const { verdict, belowTasks, wagedTasks, currency } = requester;
  if (isAllRejected(requester)) return [t('because_all_rejected')];
  if (reference === null) return [t('because_none', currency)];
  const wanted = figure('requester-reference', referenceQuantity(currency, reference));
  if (verdict === null) return sentence('because_no_rate', wanted, currency, reference.currency);
  const below = sentence(
    'belowOf',
    figure('requester-below-tasks', count(belowTasks)),
    figure('requester-waged-tasks', count(wagedTasks)),
  );
  return sentence(keyed('because', verdict), wanted, inline(below));
}

/** Several parts as one. */
export function inline(parts: Drawing[]): Drawing {
  return element('span', {}, ...parts);
}
