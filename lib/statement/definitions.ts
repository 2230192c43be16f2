/**
 * The version of each definition in `docs/definitions.md`, by the name of its first place there. A statement names them,
 * so that two of them can be compared: a definition that is changed in what it counts, not only in its words, gets the
 * next number.
 */
export const DEFINITION_VERSIONS: Readonly<Record<string, number>> = {
  earned: 1,
  assumed: 1,
  untimed: 1,
  'work-time': 1,
  overlap: 1,
  corrected: 1,
  'by-hand': 1,
  'assigned-bonus': 1,
  paused: 1,
  session: 1,
  'real-pay': 1,
  'confirmed-pay': 1,
  'on-task-pay': 1,
  'unpaid-time': 1,
  target: 1,
  'requester-pay': 1,
  interval: 1,
  'below-share': 1,
  verdict: 1,
  'requester-lately': 1,
  'estimate-pay': 1,
  reference: 1,
};
