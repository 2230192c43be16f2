/**
 * What the background tells a page's script to draw: finished texts in the elements that hold them, as plain data. So
 * the script needs no library, no translation and no number of its own, and a page that replaced it would see no more.
 */

/** As few kinds of elements as will do; none of them loads or runs anything. */
export type Tag =
  | 'div'
  | 'span'
  | 'p'
  | 'h2'
  | 'strong'
  | 'bdi'
  | 'data'
  | 'ul'
  | 'li'
  | 'label'
  | 'textarea'
  | 'button'
  | 'section';

/** A text, or an element with its attributes and what is in it. */
export type Drawing = string | [tag: Tag, attributes: Record<string, string>, ...inside: Drawing[]];

/**
 * Drawings that have their elements in common, such as the marks of a page. A page makes each pattern once and copies it,
 * which costs a fraction of making every element of every mark.
 */
export interface Copies {
  patterns: Drawing[];
  copies: Copy[];
}

/** Which pattern, whom the drawing is about, and what each `data` element in it says, in their order. */
export type Copy = [pattern: number, requesterKey: string | null, ...figures: [value: string | null, text: string][]];

/** Makes a drawing in a document. Texts stay texts, whatever they look like. */
export function draw(document: Document, drawing: Drawing): Node {
  if (typeof drawing === 'string') return document.createTextNode(drawing);
  const [tag, attributes, ...inside] = drawing;
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(...inside.map((part) => draw(document, part)));
  return element;
}

/** A copy of a pattern that was drawn, with its own figures. */
export function copyOf(pattern: Node, [, requesterKey, ...figures]: Copy): Node {
  const element = pattern.cloneNode(true) as HTMLElement;
  if (requesterKey !== null) element.setAttribute('data-requester', requesterKey);
  const places = element.querySelectorAll('data');
  figures.forEach(([value, text], index) => {
    const place = places[index] as HTMLDataElement;
    if (value !== null) place.value = value;
    place.textContent = text;
  });
  return element;
}
