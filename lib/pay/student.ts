/** Quantiles of Student's t, as the interval of a requester's pay needs them (METHODS D7). */

/** t(0.95) for 1 to 30 degrees of freedom. */
const T95 = [
  6.3138, 2.92, 2.3534, 2.1318, 2.015, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125, 1.7959, 1.7823, 1.7709, 1.7613, 1.7531,
  1.7459, 1.7396, 1.7341, 1.7291, 1.7247, 1.7207, 1.7171, 1.7139, 1.7109, 1.7081, 1.7056, 1.7033, 1.7011, 1.6991,
  1.6973,
];
/** t(0.975) for 1 to 30 degrees of freedom. */
const T975 = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314,
  2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];
/** The normal quantiles both tend to. */
const Z95 = 1.6449;
const Z975 = 1.96;

/** t(0.95, df), for one-sided limits. `df` is a whole number of at least 1; accurate to 2e-3. */
export function t95(df: number): number {
  return quantile(df, T95, Z95);
}

/** t(0.975, df), for two-sided intervals. `df` is a whole number of at least 1; accurate to 2e-3. */
export function t975(df: number): number {
  return quantile(df, T975, Z975);
}

/** By the table, and beyond its end by the distance from the normal quantile, which shrinks as 1/df. */
function quantile(df: number, table: readonly number[], limit: number): number {
  const last = table[table.length - 1] ?? limit;
  const value = df > table.length ? limit + ((last - limit) * table.length) / df : table[df - 1];
  if (value === undefined) throw new RangeError(`No t quantile for ${df} degrees of freedom`);
  return value;
}
