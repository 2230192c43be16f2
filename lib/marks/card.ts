/** The card behind a mark: the evidence, line by line, and what the worker can do about the requester. */

import { plural, t, textDirection, textLanguage } from '../i18n';
import { NOTE_MAX_LENGTH } from '../ledger/listings';
import type { EstimateView, OfferView, RequesterCard, RequesterView } from '../ledger/views';
import { amount, count, duration, share, wage } from '../quantity';
import { requesterName } from '../requester-name';
import type { EffectiveReference } from '../settings';
import type { Drawing } from './drawing';
import { aboutRequester, button, element, figure, listingButtons, sentence, verdictSign } from './elements';
import { evidence, inline, range, verdictWords } from './evidence';
import { basisFigure } from './mark';

/** Whole days are told: an approval is dated by when its page was read. */
const LEAST_DAYS = 1;

export function cardDrawing(
  { estimate }: OfferView,
  card: RequesterCard,
  reference: EffectiveReference | null,
): Drawing {
  const { requester, listing, note } = card;
  const facts = [
    expected(estimate),
    states(requester),
    ...ended(requester),
    ...window90(card),
    approval(card),
    ...bonus(card),
  ];
  return element(
    'section',
    {
      class: 'card',
      role: 'dialog',
      tabindex: '-1',
      'data-card': '',
      'aria-labelledby': 'name',
      lang: textLanguage(),
      dir: textDirection(),
      ...aboutRequester(requester),
    },
    element('h2', { id: 'name' }, element('bdi', {}, requesterName(requester))),
    element(
      'p',
      {},
      element('strong', { class: 'label' }, verdictSign(requester.verdict, verdictWords(requester))),
      ' ',
      ...evidence(requester, reference),
    ),
    element('ul', {}, ...facts.map((fact) => element('li', {}, ...fact))),
    element('label', {}, t('cardNote'), element('textarea', { rows: '2', maxlength: String(NOTE_MAX_LENGTH) }, note)),
    element(
      'p',
      { class: 'acts' },
      button('note', t('cardKeepNote')),
      element('span', { role: 'status', 'data-kept': t('saved'), 'data-lost': t('saveFailed') }),
    ),
    element('p', { class: 'acts' }, ...listingButtons(listing)),
    element(
      'p',
      { class: 'acts' },
      button('close', t('cardClose')),
      button('definitions', t('openDefinitions'), { class: 'plain' }),
    ),
  );
}

function expected(estimate: EstimateView | null): Drawing[] {
  if (estimate === null) return [t('cardNoneAlike')];
  const { pay, low, high, currency, basis, tasks } = estimate;
  return sentence(
    'cardExpected',
    figure('estimate-pay', wage(pay, currency)),
    inline(range('estimate', low, high, currency)),
    basisFigure(basis, tasks),
  );
}

function states({ approvedTasks, pendingTasks, rejectedTasks }: RequesterView): Drawing[] {
  return sentence(
    'requesterStates',
    figure('requester-approved-tasks', count(approvedTasks)),
    figure('requester-pending-tasks', count(pendingTasks)),
    figure('requester-rejected-tasks', count(rejectedTasks)),
  );
}

/** Tasks that came to nothing, which are not in the pay, and their share of all that were taken. */
function ended({ tasks, endedTasks, endedMs }: RequesterView): Drawing[][] {
  if (endedTasks === 0) return [];
  const said = sentence(
    'requesterEnded',
    figure('requester-ended-tasks', count(endedTasks, plural('tasks', endedTasks))),
    figure('requester-ended-time', duration(endedMs)),
  );
  const ofAll = sentence('cardEndedShare', figure('requester-ended-share', share(endedTasks / (tasks + endedTasks))));
  return [[...said, ' ', ...ofAll]];
}

function window90({ requester, last90 }: RequesterCard): Drawing[][] {
  if (requester.tasks === 0) return [];
  if (last90 === null) return [[t('cardWindowNone')]];
  const { pay, tasks, currency } = requester;
  return [
    sentence(
      'cardWindow',
      figure('requester-pay-last-90', wage(last90.pay, currency)),
      figure('requester-tasks-last-90', count(last90.tasks, plural('tasks', last90.tasks))),
      figure('requester-pay', wage(pay, currency)),
      figure('requester-tasks', count(tasks, plural('tasks', tasks))),
    ),
  ];
}

function approval({ approvalDays }: RequesterCard): Drawing[] {
  if (approvalDays === null) return [t('cardApprovalNone')];
  const { median, tasks } = approvalDays;
  const whole = Math.max(LEAST_DAYS, Math.ceil(median));
  return sentence(
    'cardApproval',
    figure('requester-approval-days', { ...count(median, plural('days', whole)), unit: 'd' }),
    figure('requester-approval-tasks', count(tasks, plural('tasks', tasks))),
  );
}

function bonus({ bonusMicros, requester }: RequesterCard): Drawing[][] {
  return bonusMicros === 0
    ? []
    : [sentence('cardBonus', figure('requester-bonus', amount(bonusMicros, requester.currency)))];
}
