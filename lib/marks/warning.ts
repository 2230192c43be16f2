/** The warning before work: the evidence in one sentence, and the choice, which stays the worker's. */
import { t, textDirection, textLanguage } from '../i18n';
import type { OfferView, RequesterView } from '../ledger/views';
import { requesterName } from '../requester-name';
import type { EffectiveReference } from '../settings';
import type { Drawing } from './drawing';
import { aboutRequester, button, element, listingButtons, verdictSign } from './elements';
import { evidence, verdictWords } from './evidence';

/** Whether a task of this requester is opened with a warning, and of whom. */
export function warnsOf({ requester, listing }: OfferView): RequesterView | null {
  return requester !== null && (requester.verdict === 'underpaying' || listing === 'blocked') ? requester : null;
}

export function warningDrawing(
  { listing }: OfferView,
  requester: RequesterView,
  reference: EffectiveReference | null,
): Drawing {
  return element(
    'section',
    {
      class: 'warning',
      'aria-label': t('warningName'),
      'data-warning': '',
      lang: textLanguage(),
      dir: textDirection(),
      ...aboutRequester(requester),
    },
    element(
      'p',
      { role: 'status' },
      element('strong', {}, element('bdi', {}, requesterName(requester))),
      ' ',
      ...(listing === 'blocked' ? [t('warningBlocked'), ' '] : []),
      element('strong', { class: 'label' }, verdictSign(requester.verdict, verdictWords(requester))),
      ' ',
      ...evidence(requester, reference),
    ),
    element(
      'p',
      { class: 'acts' },
      button('dismiss', t('warningGoOn'), { class: 'primary' }),
      button('card', t('warningEvidence'), { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }),
      ...listingButtons(listing),
    ),
  );
}
