/** Writes what the worker corrects of a task by hand, with the sums that follow from it, and what they take back. */
import type { Money } from '../money';
import type { TaskState } from '../platforms/reading';
import { followRequester } from './bonuses';
import type { LedgerDatabase } from './database';
import { asMeasured, correctionsOf, withCorrections } from './measured';
import { requesterKey, type TaskRecord } from './records';
import { newRequester } from './requesters';
import { withRollups } from './rollups';
import { lastAttention, spansOfTasks } from './task-spans';
import { timeOf } from './task-time';

/** No task is open for longer than a day of uninterrupted work. */
export const LONGEST_CORRECTED_MS = 24 * 3_600_000;

/** What is corrected, field by field: `null` goes back to what was measured, a field left out stays as it is. */
export interface Correction {
  /** Milliseconds of work, from 0 to {@link LONGEST_CORRECTED_MS}; not of a task in hand, whose time goes on. */
  durationMs?: number | null;
  reward?: Money | null;
  state?: CorrectedState | null;
  requester?: { requesterId: string; requesterName: string | null } | null;
}

/** A worker can end a task by hand, but not take it in hand. */
export type CorrectedState = Exclude<TaskState, 'assigned'>;

/**
 * Corrects a task; an unknown one stays unknown. A task in hand that is ended by hand ended when it last had the attention.
 *
 * @throws RangeError for a time outside its limits: whoever asks has told the worker before
 */
export async function correctTask(
  database: LedgerDatabase,
  key: string,
  correction: Correction,
  now: number,
): Promise<void> {
  const { durationMs } = correction;
  if (durationMs != null && !(Number.isInteger(durationMs) && durationMs >= 0 && durationMs <= LONGEST_CORRECTED_MS)) {
    throw new RangeError(`No time of a task: ${durationMs}`);
  }
  await database.transaction('rw', database.log, async () =>
    withRollups(database, { tasks: [key] }, now, async (context) => {
      const task = await database.tasks.get(key);
      if (!task) return;
      const spans = (await spansOfTasks(database, [key])).get(key);
      const corrected = correct(task, correction, lastAttention(spans) ?? now);
      await database.tasks.put(corrected);
      if (corrected.requesterId === task.requesterId || corrected.requesterId === null) return;
      const requester = requesterKey(corrected.platform, corrected.requesterId);
      const known = (await database.requesters.get(requester)) ?? newRequester(requester, context);
      const { requesterName } = corrected;
      const isNew = requesterName !== null && !known.names.includes(requesterName);
      await database.requesters.put(isNew ? { ...known, names: [...known.names, requesterName] } : known);
      await followRequester(database, key, requester);
    }),
  );
}

function correct(task: TaskRecord, correction: Correction, lastAttentionAt: number): TaskRecord {
  const measured = asMeasured(task);
  const { durationMs, reward, requester, state } = correction;
  const wanted = correctionsOf(task);
  if (durationMs !== undefined) {
    const { correctedMs: _, ...untouched } = measured;
    if (durationMs === null || durationMs === timeOf(untouched, [])) delete wanted.durationMs;
    else wanted.durationMs = durationMs;
  }
  if (reward !== undefined) {
    if (reward === null) delete wanted.reward;
    else wanted.reward = reward;
  }
  if (requester !== undefined) {
    if (requester === null) delete wanted.requester;
    else wanted.requester = requester;
  }
  if (state !== undefined) {
    if (state === null) delete wanted.state;
    else wanted.state = { state, endedAt: measured.clock === 'focused' ? lastAttentionAt : null };
  }
  // The time of a task in hand goes on.
  if ((wanted.state?.state ?? measured.state) === 'assigned') delete wanted.durationMs;
  return withCorrections(measured, wanted);
}
