/** Why a row, a record or a whole file was not taken. Each has a text for the worker, `import_error_<reason>`. */
export type ImportReason =
  // Of a whole file.
  | 'empty'
  | 'unknown-format'
  | 'version-newer'
  | 'several-workers'
  | 'too-many-columns'
  // Of one row or record.
  | 'id-missing'
  | 'reward-unreadable'
  | 'time-unreadable'
  | 'time-backwards'
  | 'times-disagree'
  | 'state-unknown'
  | 'duplicate'
  // Of either: not in the form that the format prescribes.
  | 'malformed';

/** A row or record that was not taken. `line` counts from 1; a file refused as a whole is its line 1. */
export interface Rejected {
  line: number;
  reason: ImportReason;
}
