import type { VNode } from 'preact';
import type { DayKind } from '../../lib/ledger/views';

/** The side of the square that a pattern repeats, in pixels. */
const SIDE = 6;

/** Strokes that tell kinds of time apart without their colour; paid work has none, for it is solid. */
const STROKES: Record<Exclude<DayKind, 'task'>, string> = {
  searching: 'M1.5 0v6M4.5 0v6',
  previewing: 'M3 0v6',
  queue: 'M0 1.5h6M0 4.5h6',
  payments: 'M0 3h6',
  messages: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
  qualifications: 'M-1 5l2 2M0 0l6 6M5-1l2 2',
  help: 'M2 3h2',
  rejected: 'M0 0l6 6M6 0l-6 6',
  ended: 'M0 3h6M3 0v6',
  assigned: 'M0 .5h6M0 5.5h6',
  'unknown-pay': 'M1 1.5h1M4 4.5h1',
};
const PATTERNED = Object.keys(STROKES) as (keyof typeof STROKES)[];

/** How a kind of time is filled, in every drawing of the page. */
export function fillOf(kind: DayKind): { class: string } | { fill: string } {
  return kind === 'task' ? { class: 'bar-task' } : { fill: `url(#of-${kind})` };
}

/** The patterns themselves: once in a page that draws with them. */
export function Patterns(): VNode {
  return (
    <defs>
      {PATTERNED.map((kind) => (
        <pattern key={kind} id={`of-${kind}`} width={SIDE} height={SIDE} patternUnits="userSpaceOnUse">
          <rect class="hatch-ground" width={SIDE} height={SIDE} />
          <path class="hatch-stroke" d={STROKES[kind]} />
        </pattern>
      ))}
    </defs>
  );
}

/** The sign of a kind before its words; it adds nothing for those who listen. */
export function Swatch({ kind }: { kind: DayKind }): VNode {
  return (
    <svg class="swatch" aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" {...fillOf(kind)} />
    </svg>
  );
}
