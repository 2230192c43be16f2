/** The verdicts of METHODS D9, as pages name them (outside interface 3). */
export const VERDICTS = ['underpaying', 'likely-below', 'above', 'unclear', 'not-enough-data'] as const;
export type Verdict = (typeof VERDICTS)[number];
