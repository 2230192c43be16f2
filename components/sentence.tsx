import type { ComponentChildren, VNode } from 'preact';
import { filled, type MessageKey } from '../lib/i18n';

/** A message whose places hold elements. */
export function Sentence({ message, parts }: { message: MessageKey; parts: ComponentChildren[] }): VNode {
  return <>{filled(message, parts)}</>;
}
