/**
 * A task as it was measured, and as its worker corrected it. What is measured lies beneath the corrections and goes on
 * changing there: no later fact overwrites the worker's word, and undoing a correction brings back what is known by then.
 */
import type { Money } from '../money';
import type { TaskState } from '../platforms/reading';
import { equal } from './equal';
import type { Measured, TaskRecord } from './records';
import { withElapsed } from './states';

/** What the worker says of a task in place of what was measured. */
export interface Corrections {
  durationMs?: number;
  reward?: Money;
  requester?: { requesterId: string; requesterName: string | null };
  /** `endedAt` is taken for the end of a task that the worker ends by hand, while no better is known. */
  state?: { state: TaskState; endedAt: number | null };
}

/** The task without the corrections of its fields. A corrected time stands beside its measure, and stays. */
export function asMeasured(task: TaskRecord): TaskRecord {
  if (task.measured === undefined) return task;
  const { measured, ...rest } = task;
  return withElapsed({ ...rest, ...measured });
}

/** The corrections a task has. */
export function correctionsOf(task: TaskRecord): Corrections {
  const { measured = {}, correctedMs, reward, requesterId, requesterName, state, endedAt } = task;
  return {
    ...(correctedMs === undefined ? {} : { durationMs: correctedMs }),
    ...('reward' in measured && reward !== null ? { reward } : {}),
    ...('requesterId' in measured && requesterId !== null ? { requester: { requesterId, requesterName } } : {}),
    ...('state' in measured ? { state: { state, endedAt: 'endedAt' in measured ? endedAt : null } } : {}),
  };
}

/** A task, as measured, under corrections. One that says what was measured is none. */
export function withCorrections(measuredTask: TaskRecord, corrections: Corrections): TaskRecord {
  const { durationMs, reward, requester, state } = corrections;
  const { correctedMs: _, measured: __, ...task } = measuredTask;
  const measured: Measured = {};
  if (reward !== undefined && !equal(reward, task.reward)) {
    measured.reward = task.reward;
    task.reward = reward;
  }
  if (requester !== undefined && requester.requesterId !== task.requesterId) {
    measured.requesterId = task.requesterId;
    measured.requesterName = task.requesterName;
    Object.assign(task, requester);
  }
  if (state !== undefined && state.state !== task.state) {
    measured.state = task.state;
    task.state = state.state;
    if (task.endedAt === null && state.endedAt !== null) {
      measured.endedAt = null;
      task.endedAt = state.endedAt;
    }
  }
  const isCorrected = Object.keys(measured).length > 0;
  return withElapsed(
    withoutStaleAssumption({
      ...task,
      ...(isCorrected ? { measured } : {}),
      ...(durationMs === undefined ? {} : { correctedMs: durationMs }),
      edited: isCorrected || durationMs !== undefined,
    }),
  );
}

/** Changes what was measured of a task, beneath its corrections; the same object where nothing changed. */
export function underCorrections(task: TaskRecord, change: (measured: TaskRecord) => TaskRecord): TaskRecord {
  if (task.measured === undefined) return change(task);
  const before = asMeasured(task);
  const after = change(before);
  return after === before ? task : correctedAfter(before, after, correctionsOf(task));
}

/** A task under corrections after what was measured of it changed; a correction that is borne out has done its part. */
export function correctedAfter(before: TaskRecord, after: TaskRecord, corrections: Corrections): TaskRecord {
  const { state, ...others } = corrections;
  if (state === undefined || before.state === after.state || !bearsOut(after.state, state.state)) {
    return withCorrections(after, corrections);
  }
  return withCorrections({ ...after, endedAt: after.endedAt ?? state.endedAt }, others);
}

/** Whether what the platform came to say is what the worker said, or what follows on it: a decision on what was handed in. */
function bearsOut(said: TaskState, corrected: TaskState): boolean {
  if (said === corrected) return true;
  if (corrected === 'submitted') return said === 'approved' || said === 'rejected' || said === 'paid';
  return corrected === 'approved' && said === 'paid';
}

/** Only what is pending can be taken for approved. */
export function withoutStaleAssumption(task: TaskRecord): TaskRecord {
  if (task.assumedApproved === undefined || task.state === 'submitted') return task;
  const { assumedApproved: _, ...rest } = task;
  return rest;
}
