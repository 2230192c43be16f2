/** What stands in the fields of a task being corrected, and the correction it makes: pure, so that each mistake has its test. */
import { type CorrectedState, type Correction, LONGEST_CORRECTED_MS } from '../../lib/ledger/corrections';
import type { RequesterChoice, TaskView } from '../../lib/ledger/recent-tasks';
import { amountToMoney, microsToDecimal } from '../../lib/money';
import { TASK_STATES } from '../../lib/platforms/reading';

/** Fields as typed. */
export interface TaskDraft {
  minutes: string;
  seconds: string;
  reward: string;
  state: string;
  requester: string;
}

export type TaskDraftError = 'time' | 'reward' | 'requester' | 'requester-name';

/** The states that a worker may say a task is in. */
export const CORRECTED_STATES = TASK_STATES.filter((state): state is CorrectedState => state !== 'assigned');

/** As platforms make them: a name that is typed wrongly is no id. */
const REQUESTER_ID = /^[A-Z0-9]{1,64}$/;

export function draftOf({ durationMs, reward, state, requesterId }: TaskView): TaskDraft {
  const seconds = durationMs === null ? null : Math.floor(durationMs / 1000);
  return {
    minutes: seconds === null ? '' : String(Math.floor(seconds / 60)),
    seconds: seconds === null ? '' : String(seconds % 60),
    reward: reward === null ? '' : microsToDecimal(reward.micros),
    state,
    requester: requesterId ?? '',
  };
}

/** The fields that are not as they were, or the first that does not say what it should. */
export function correctionOf(
  draft: TaskDraft,
  task: TaskView,
  requesters: readonly RequesterChoice[],
): { correction: Correction } | { error: TaskDraftError } {
  const shown = draftOf(task);
  const correction: Correction = {};
  if (draft.state !== shown.state) correction.state = CORRECTED_STATES.find((state) => state === draft.state) ?? null;
  if (draft.minutes !== shown.minutes || draft.seconds !== shown.seconds) {
    const durationMs = durationOf(draft);
    if (durationMs === null) return { error: 'time' };
    correction.durationMs = durationMs;
  }
  if (draft.reward !== shown.reward) {
    const reward = amountToMoney(draft.reward, task.currency);
    if (reward === null) return { error: 'reward' };
    correction.reward = reward;
  }
  if (draft.requester !== shown.requester) {
    const found = requesterOf(draft.requester.trim(), requesters);
    if ('error' in found) return found;
    correction.requester = found;
  }
  return { correction };
}

function durationOf({ minutes, seconds }: TaskDraft): number | null {
  if (minutes.trim() === '' && seconds.trim() === '') return null;
  const parts = [Number(minutes), Number(seconds)];
  if (!parts.every((part) => Number.isInteger(part) && part >= 0) || Number(seconds) > 59) return null;
  const durationMs = (Number(minutes) * 60 + Number(seconds)) * 1000;
  return durationMs <= LONGEST_CORRECTED_MS ? durationMs : null;
}

/** A requester by its id, or by a name that only one has. */
function requesterOf(
  typed: string,
  requesters: readonly RequesterChoice[],
): { requesterId: string; requesterName: string | null } | { error: TaskDraftError } {
  const byId = requesters.find(({ requesterId }) => requesterId === typed);
  const named = requesters.filter(({ names }) => names.includes(typed));
  const known = byId ?? named[0];
  if (byId === undefined && named.length > 1) return { error: 'requester-name' };
  if (known) return { requesterId: known.requesterId, requesterName: known.names[0] ?? null };
  return REQUESTER_ID.test(typed) ? { requesterId: typed, requesterName: null } : { error: 'requester' };
}
