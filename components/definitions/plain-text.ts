import type { Inline } from './blocks';

/** The words of a line, without what sets some of them apart. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : plainText(inline.inlines))).join('');
}
