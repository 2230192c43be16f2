/**
 * Evidence that may be looked at after every task (METHODS D9): unlike the limits of a fixed sample, it marks a fair
 * requester with a chance of at most 5%, however often it is read. It is what a permanent mark needs.
 */

/** Evidence from here on is enough for a permanent mark: at most 1 false mark in 20, ever. */
export const EVIDENCE_MARK = 20;

/**
 * The e-value of `x` of `n` task wages below the reference, against "at most half are below" (METHODS D9):
 * `2 * 2^n * integral of p^x (1-p)^(n-x) over p from 0.5 to 1`.
 *
 * The integral is a beta function times a binomial tail, which leaves
 * `sum of C(n+1, k) for k = 0..x, over (n+1) C(n, x)`; summed here by ratios of neighbours, from k = x down.
 */
export function evidenceOfBelow(x: number, n: number): number {
  let term = (n + 1) / (n + 1 - x);
  let sum = term;
  for (let k = x; k > 0; k--) {
    term *= k / (n + 2 - k);
    sum += term;
  }
  return sum / (n + 1);
}
