/** Why a row, a record or a whole file was not taken. Each has a text for the worker, `import_error_<reason>`. */
export const IMPORT_REASONS = [
  // Of a whole file.
  'empty',
  'unknown-format',
  'version-newer',
  'several-workers',
  'too-many-columns',
  /** A backup that a passphrase opens. */
  'encrypted',
  /** A zip or another archive. */
  'packed',
  'spreadsheet',
  /** A picture, a database or anything else that is no text. */
  'binary',
  'encoding-unknown',
  /** It ends before it is complete. */
  'cut-off',
  'too-large',
  /** It lists what was on offer, not what was done. */
  'only-offers',
  /** It holds totals, and no single task. */
  'only-sums',
  // Of one row or record.
  'id-missing',
  'reward-unreadable',
  'bonus-unreadable',
  'day-unreadable',
  'time-unreadable',
  'time-backwards',
  'times-disagree',
  'state-unknown',
  'duplicate',
  /** Work on several tasks in one row. */
  'several-tasks',
  /** A requester by name alone: names change and are shared. */
  'requester-id-missing',
  // Of either: not in the form that the format prescribes.
  'malformed',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

/** A row or record that was not taken. `line` counts from 1; a file refused as a whole is its line 1. */
export interface Rejected {
  line: number;
  reason: ImportReason;
}
