/** How large a share of a requester's tasks lies below the reference, given the few that were seen (METHODS D8). */

const Z = 1.959964;

/** Limits of a share, from 0 to 1. */
export interface ShareInterval {
  low: number;
  high: number;
}

/** The Wilson 95% interval for `x` of `n` (METHODS D8); of nothing, everything is possible: 0 to 1. */
export function wilson(x: number, n: number): ShareInterval {
  if (n <= 0) return { low: 0, high: 1 };
  const p = x / n;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // At the ends the exact limits are 0 and 1, which rounding may just miss.
  return {
    low: x === 0 ? 0 : (centre - spread) / scale,
    high: x === n ? 1 : (centre + spread) / scale,
  };
}
