import type { VNode } from 'preact';

/** A gap between two parts, in hundredths of the bar. */
const GAP = 0.6;

/** Time as lengths: tasks solid, unpaid work hatched, so that it reads without colour. The words beside it carry the meaning. */
export function TimeBar({ taskMs, unpaidMs }: { taskMs: number; unpaidMs: number[] }): VNode {
  const total = unpaidMs.reduce((sum, ms) => sum + ms, taskMs);
  let at = 0;
  const parts = [taskMs, ...unpaidMs].map((ms, index) => {
    const width = total > 0 ? (ms / total) * 100 : 0;
    const x = at;
    at += width;
    return { x, width: Math.max(0, width - GAP), class: index === 0 ? 'bar-task' : 'bar-unpaid' };
  });
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="1.2" height="8" patternUnits="userSpaceOnUse">
          <rect class="hatch-ground" width="1.2" height="8" />
          <rect class="hatch-line" width="0.5" height="8" />
        </pattern>
      </defs>
      <rect class="bar-ground" width="100" height="8" />
      {parts.map((part) =>
        part.width > 0 ? (
          <rect
            key={part.x}
            class={part.class}
            x={part.x}
            width={part.width}
            height="8"
            fill={part.class === 'bar-unpaid' ? 'url(#hatch)' : undefined}
          />
        ) : null,
      )}
    </svg>
  );
}
