import type { ComponentChildren, VNode } from 'preact';
import { type MessageKey, t } from '../lib/i18n';

/** Private-use characters: no translation holds them, so what stands between two of them is a place of ours. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const PLACES = new RegExp(`${OPEN}(\\d)${CLOSE}`);

/** A message whose places hold elements: each language keeps its own order of words. */
export function Sentence({ message, parts }: { message: MessageKey; parts: ComponentChildren[] }): VNode {
  const places = parts.map((_, index) => `${OPEN}${index}${CLOSE}`);
  // Splitting by a pattern with one group gives text and place by turns.
  const pieces = t(message, ...places).split(PLACES);
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))}</>;
}
