/** Tells what marks have in common from what each of them says, so that a page need not make every one anew. */
import type { Copies, Copy, Drawing } from './drawing';

/** The same drawings, in their order, as copies of as few patterns as there are. */
export function inPatterns(drawings: readonly Drawing[]): Copies {
  const patterns: Drawing[] = [];
  const known = new Map<string, number>();
  const copies = drawings.map((drawing): Copy => {
    const [requesterKey, unsigned] = withoutRequester(drawing);
    const figures: [value: string | null, text: string][] = [];
    const pattern = withoutFigures(unsigned, figures);
    const name = JSON.stringify(pattern);
    const index = known.get(name) ?? patterns.push(pattern) - 1;
    known.set(name, index);
    return [index, requesterKey, ...figures];
  });
  return { patterns, copies };
}

/** The key of the requester that the outermost element is about, and the drawing without it. */
function withoutRequester(drawing: Drawing): [requesterKey: string | null, unsigned: Drawing] {
  if (typeof drawing === 'string') return [null, drawing];
  const [tag, { 'data-requester': requesterKey = null, ...attributes }, ...inside] = drawing;
  return [requesterKey, [tag, attributes, ...inside]];
}

/** The drawing with its `data` elements empty; what they say is added to `figures`. */
function withoutFigures(drawing: Drawing, figures: [value: string | null, text: string][]): Drawing {
  if (typeof drawing === 'string') return drawing;
  const [tag, attributes, ...inside] = drawing;
  if (tag !== 'data') return [tag, attributes, ...inside.map((part) => withoutFigures(part, figures))];
  const { value = null, ...others } = attributes;
  figures.push([value, inside.filter((part) => typeof part === 'string').join('')]);
  return [tag, others];
}
