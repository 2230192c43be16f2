/** The parts that drawings are made of. */

import type { FigureName } from '../../components/figure';
import { filled, type MessageKey, t } from '../i18n';
import type { RequesterView } from '../ledger/views';
import type { Verdict } from '../pay/verdict';
import type { Quantity } from '../quantity';
import type { Drawing, Tag } from './drawing';

/** What a press does; the page's script knows these words. */
type Act = 'card' | 'close' | 'dismiss' | 'block' | 'watch' | 'note' | 'definitions';

export function element(tag: Tag, attributes: Record<string, string>, ...inside: Drawing[]): Drawing {
  return [tag, attributes, ...inside];
}

/** One figure, as every page shows them: the plain value for machines, and a dash where it is not known. */
export function figure(name: FigureName, { value, unit, text }: Quantity): Drawing {
  const known: Record<string, string> = value === null ? {} : { value };
  return element('data', { 'data-figure': name, 'data-unit': unit, ...known }, text ?? `— (${t('notKnown')})`);
}

/** A message with drawings in its places. */
export function sentence(message: MessageKey, ...parts: Drawing[]): Drawing[] {
  return filled(message, parts);
}

/** A verdict by its words, before which its sign is drawn by the style. It never stands without its requester. */
export function verdictSign(verdict: Verdict | null, words: string): Drawing {
  return element('span', { class: 'verdict', ...(verdict === null ? {} : { 'data-verdict': verdict }) }, words);
}

export function button(act: Act, text: string, more: Record<string, string> = {}): Drawing {
  return element('button', { type: 'button', 'data-act': act, ...more }, text);
}

/** What the worker can do about a requester: each is undone by the same button. */
export function listingButtons(listing: 'blocked' | 'watched' | null): Drawing[] {
  const isBlocked = listing === 'blocked';
  const isWatched = listing === 'watched';
  return [
    button('block', t(isBlocked ? 'markUnblock' : 'markBlock'), { 'data-listing': isBlocked ? '' : 'blocked' }),
    button('watch', t(isWatched ? 'markUnwatch' : 'markWatch'), { 'data-listing': isWatched ? '' : 'watched' }),
  ];
}

/** The element around all that is said of a requester (outside interface 2), in the language it is said in. */
export function aboutRequester(requester: RequesterView | null): Record<string, string> {
  return requester === null ? {} : { 'data-requester': requester.key };
}
