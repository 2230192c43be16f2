/** The mark beside an offer: what an hour of it would pay, from what, and the verdict on its requester. */

import { keyed, plural, t, textDirection, textLanguage } from '../i18n';
import type { EstimateView, OfferView, RequesterView } from '../ledger/views';
import { count, wage } from '../quantity';
import type { Drawing } from './drawing';
import { aboutRequester, element, figure, sentence, verdictSign } from './elements';
import { inline, isAllRejected } from './evidence';

/** The tone a mark has besides its sign and words. */
const TONES = {
  underpaying: 'below',
  'likely-below': 'below',
  above: 'above',
  unclear: 'open',
  'not-enough-data': 'open',
};

/** Beside a row; whole rows of requesters that the worker blocked or watches are dimmed or lifted, in words too. */
export function markDrawing({ estimate, requester, listing }: OfferView): Drawing {
  const isNew = estimate === null && (requester === null || requester.tasks === 0);
  const said = isNew ? [t('markNew')] : estimate === null ? [t('markNoneAlike')] : expected(estimate);
  const parts: Drawing[] = [
    ...(listing === null ? [] : [element('strong', {}, t(`marked_${listing}`)), '·']),
    ...(requester === null || isNew ? [] : [verdictSign(requester.verdict, shortVerdict(requester)), '·']),
    isNew && requester ? verdictSign(requester.verdict, t('markNew')) : inline(said),
  ];
  const tone = requester?.verdict && !isNew ? TONES[requester.verdict] : 'open';
  // Without a requester there is no card to open.
  const pill = requester
    ? // No form of the page reaches into the root, so that it need not say that it sends none.
      element(
        'button',
        { ...pillOf(tone), 'data-act': 'card', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
        ...parts,
      )
    : element('span', pillOf(tone), ...parts);
  const cover = listing === null ? [] : [element('div', { class: `cover ${listing}`, 'data-cover': '' })];
  return element('div', aboutRequester(requester), ...cover, pill);
}

/** The verdict in words that fit beside a row. */
function shortVerdict(requester: RequesterView): string {
  const { verdict } = requester;
  if (verdict === null) return t('mark_none');
  return verdict === 'unclear' && isAllRejected(requester) ? t('mark_all_rejected') : t(keyed('mark', verdict));
}

function pillOf(tone: string): Record<string, string> {
  return { class: `pill ${tone}`, lang: textLanguage(), dir: textDirection() };
}

/** `$4.10/h, your 12 tasks` */
function expected({ pay, currency, basis, tasks }: EstimateView): Drawing[] {
  return sentence('markExpected', figure('estimate-pay', wage(pay, currency)), basisFigure(basis, tasks));
}

/** How many of the worker's own tasks an estimate is made from, and what they have in common with the offer. */
export function basisFigure(basis: EstimateView['basis'], tasks: number): Drawing {
  return figure('estimate-tasks', count(tasks, plural(`markBasis_${basis}`, tasks)));
}
