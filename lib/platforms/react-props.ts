/**
 * Props that a server rendered into a page for its React components: the component is named in `data-react-class`,
 * the props are JSON in `data-react-props`. mturk-suite finds them by a part of the class, because the whole of it
 * is a `require(…)` call.
 */
import type { ProblemReason } from './reading';

/** Longer props than this are not parsed; 1,000 rows stay far below. */
const LONGEST_PROPS = 8_000_000;

/** The props of all elements of a component, in the order of the page, and what is wrong if they do not serve. */
export function reactProps(page: ParentNode, component: string): [props: unknown[], why: ProblemReason] {
  const props: unknown[] = [];
  let why: ProblemReason = 'props-missing';
  for (const { dataset } of page.querySelectorAll<HTMLElement>(`[data-react-class*=${component}]`)) {
    const json = dataset.reactProps ?? '';
    why = json.length > LONGEST_PROPS ? 'props-too-large' : 'props-malformed';
    try {
      if (why === 'props-malformed') props.push(JSON.parse(json));
    } catch {
      // Named already.
    }
  }
  return [props, why];
}
