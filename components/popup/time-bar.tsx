import type { VNode } from 'preact';

/** A gap between the two parts, in hundredths of the bar. */
const GAP = 0.8;

/** Time as lengths: tasks solid, unpaid work hatched, so that it reads without colour. The words beside it say the same. */
export function TimeBar({ unpaidShare }: { unpaidShare: number }): VNode {
  const paid = 100 * (1 - unpaidShare);
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="1.2" height="8" patternUnits="userSpaceOnUse">
          <rect class="hatch-ground" width="1.2" height="8" />
          <rect class="hatch-line" width="0.5" height="8" />
        </pattern>
      </defs>
      <rect width="100" height="8" fill="url(#hatch)" />
      <rect class="bar-gap" width={Math.min(100, paid + GAP)} height="8" />
      <rect class="bar-task" width={paid} height="8" />
    </svg>
  );
}
