/** What a task becomes that the ledger knows and a file tells of as well. */
import type { ImportedTask } from '../exchange/imported';
import { asMeasured, correctedAfter, correctionsOf, withoutStaleAssumption } from './measured';
import type { TaskRecord } from './records';
import { endOf, mayBecome, withElapsed } from './states';

/**
 * A known task with what a file says of it: what was missing is filled in, its state goes forward, and a time
 * that was measured is never replaced by one that was not. The worker's corrections come along, those made here first.
 */
export function merge(known: TaskRecord, file: ImportedTask): TaskRecord {
  const inFile = { ...file, key: known.key, attributedMs: null };
  const before = asMeasured(known);
  const after = mergeMeasured(before, asMeasured(inFile));
  const corrections = { ...correctionsOf(inFile), ...correctionsOf(known) };
  if (Object.keys(corrections).length === 0) return withoutStaleAssumption(after);
  return correctedAfter(before, after, corrections);
}

function mergeMeasured(known: TaskRecord, file: ImportedTask): TaskRecord {
  const goesForward = mayBecome(known.state, file.state, 'tracking');
  // A status page tells of tasks whose time nobody measured: that of a file is better than none.
  const isTimed = known.clock === 'focused' ? known.focusedMs !== null : known.elapsedMs !== null;
  const measured = isTimed && known.clock === 'focused' && file.clock !== 'focused';
  const betterClock = known.clock !== 'focused' && file.clock === 'focused' && file.focusedMs !== null;
  const workDay = known.workDay ?? file.workDay;
  return withElapsed({
    ...known,
    groupId: known.groupId ?? file.groupId,
    requesterId: known.requesterId ?? file.requesterId,
    requesterName: known.requesterName ?? file.requesterName,
    title: known.title ?? file.title,
    reward: known.reward ?? file.reward,
    bonus: known.bonus ?? file.bonus,
    state: goesForward ? file.state : known.state,
    stateHistory: goesForward ? file.stateHistory : known.stateHistory,
    acceptedAt: known.acceptedAt ?? file.acceptedAt,
    deadlineAt: known.deadlineAt ?? file.deadlineAt,
    endedAt: goesForward ? endOf(known, file.state, file.endedAt) : (known.endedAt ?? file.endedAt),
    clock: betterClock ? 'focused' : isTimed ? known.clock : file.clock,
    focusedMs: measured ? known.focusedMs : (known.focusedMs ?? file.focusedMs),
    elapsedMs: known.elapsedMs ?? file.elapsedMs,
    attributedMs: betterClock ? null : known.attributedMs,
    ...(workDay === undefined ? {} : { workDay }),
  });
}
