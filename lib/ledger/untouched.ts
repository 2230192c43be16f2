/**
 * What a task goes back to when an import that changed it is taken back.
 *
 * A task that is still as the import left it is what it was before. Of one that was changed since, by the worker, the
 * platform or another file, each of {@link FACTS} and each correction goes back by itself if it is as the import left it,
 * and stays otherwise. Facts that make sense only together, such as a state with its dates, go or stay together.
 */
import { equal } from './equal';
import { asMeasured, type Corrections, correctionsOf, withCorrections } from './measured';
import type { TaskRecord } from './records';

const FACTS = [
  ['groupId'],
  ['requesterId', 'requesterName'],
  ['title'],
  ['reward'],
  ['bonus'],
  ['state', 'stateHistory', 'endedAt'],
  ['acceptedAt'],
  ['deadlineAt'],
  ['workDay'],
  ['clock'],
] as const satisfies (keyof TaskRecord)[][];

const CORRECTIONS = ['durationMs', 'reward', 'requester', 'state'] as const satisfies (keyof Corrections)[];

/** The task without the import's changes, and whether all of them could be taken back. Its focused time is its spans'. */
export function taskBefore(
  task: TaskRecord,
  { before, after }: { before: TaskRecord; after: TaskRecord },
): { task: TaskRecord; isWhole: boolean } {
  if (equal(said(task), said(after))) return { task: before, isWhole: true };
  const [is, left, was] = [asMeasured(task), asMeasured(after), asMeasured(before)];
  const back = { ...is };
  let isWhole = true;
  for (const fields of FACTS) {
    if (fields.every((field) => equal(is[field], left[field]))) {
      for (const field of fields) setField(back, field, was[field]);
      if (fields[0] === 'state') setField(back, 'assumedApproved', was.assumedApproved);
    } else isWhole = false;
  }
  // An overlap is shared anew by the times it has now.
  back.attributedMs = null;
  const [isCorrected, leftCorrected, wasCorrected] = [task, after, before].map(correctionsOf) as [
    Corrections,
    Corrections,
    Corrections,
  ];
  const corrections: Corrections = {};
  for (const name of CORRECTIONS) {
    const isAsLeft = equal(isCorrected[name], leftCorrected[name]);
    if (!isAsLeft) isWhole = false;
    setField(corrections, name, isAsLeft ? wasCorrected[name] : isCorrected[name]);
  }
  return { task: withCorrections(back, corrections), isWhole };
}

/** A record without what follows from other records and from the calendar. */
function said({ attributedMs, focusedMs, elapsedMs, assumedApproved, ...facts }: TaskRecord) {
  return facts;
}

/** A field that is not known is not there at all. */
function setField<T extends object, Field extends keyof T>(record: T, field: Field, value: T[Field] | undefined): void {
  if (value === undefined) delete record[field];
  else record[field] = value;
}
