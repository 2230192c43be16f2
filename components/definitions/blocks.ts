/** A document as plain data: what the build makes of Markdown, and all that the page knows how to draw. */

export type Inline =
  | { is: 'text'; text: string }
  | { is: 'strong' | 'emphasis'; inlines: Inline[] }
  | { is: 'code'; text: string };

export type Block =
  /** `ids` are the figures that are explained under it: the page can be opened at each. */
  | { is: 'heading'; level: number; ids: string[]; inlines: Inline[] }
  | { is: 'paragraph' | 'quote'; inlines: Inline[] }
  | { is: 'list'; ordered: boolean; items: Inline[][] };

/** A definition by name, and the place it is at. */
export interface Definition {
  id: string;
  name: string;
}
