/**
 * Props that a server rendered into a page for its React components: the component is named in `data-react-class`,
 * the props are JSON in `data-react-props`. mturk-suite finds them by a part of the class, because the whole of it
 * is a `require(…)` call.
 */
import type { ProblemReason } from './reading';

/** Longer props than this are not parsed; 1,000 rows stay far below. */
const LONGEST_PROPS = 8_000_000;

/**
 * Where an element keeps what was parsed of it: all scripts of the extension in a page share a world, which the page does
 * not see, and to parse the props of a list takes each of them longer than all else that it reads.
 */
const PARSED = Symbol.for('parsed');

type Rendered = HTMLElement & { [PARSED]?: { json: string; props: unknown } };

/**
 * The props of all elements of a component, in the order of the page, and what is wrong if they do not serve. They are
 * shared: nobody may change them.
 */
export function reactProps(page: ParentNode, component: string): [props: unknown[], why: ProblemReason] {
  const props: unknown[] = [];
  let why: ProblemReason = 'props-missing';
  for (const element of page.querySelectorAll<Rendered>(`[data-react-class*=${component}]`)) {
    const json = element.dataset.reactProps ?? '';
    why = json.length > LONGEST_PROPS ? 'props-too-large' : 'props-malformed';
    try {
      if (why === 'props-malformed') props.push(parsed(element, json));
    } catch {
      // Named already.
    }
  }
  return [props, why];
}

/** @throws SyntaxError */
function parsed(element: Rendered, json: string): unknown {
  if (element[PARSED]?.json !== json) element[PARSED] = { json, props: JSON.parse(json) };
  return element[PARSED].props;
}
