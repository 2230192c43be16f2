/**
 * Parts in whole units, such as minutes, that add up to their sum in whole units: each is rounded down or up, up
 * first where most was cut off. Rounded one by one, 5.7 and 4.8 would read 5 and 4 beside a sum of 10.
 *
 * @param parts lengths of at least 0, in the same measure as `unit`
 */
export function wholeParts(parts: readonly number[], unit: number): number[] {
  const whole = parts.map((part) => Math.floor(part / unit));
  const sum = Math.floor(parts.reduce((total, part) => total + part, 0) / unit);
  const missing = sum - whole.reduce((total, part) => total + part, 0);
  const byRemainder = parts.map((part, index) => ({ index, rest: part % unit })).sort((a, b) => b.rest - a.rest);
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
