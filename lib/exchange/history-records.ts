/** The ledger's records as a history file writes them, and back. Nothing is lost in either direction. */
import { taskKey } from '../ledger/records';
import type { HistoryPayment, HistoryRequester, HistorySpan, HistoryTask } from './history-schema';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import { elapsedBetween } from './imported';
import { readInstant, writeInstant } from './instant';

/** The ids of the task a span belongs to; both `null` for unpaid work. */
export type TaskIds = Pick<HistorySpan, 'taskId' | 'assignmentId'>;

export function writeTask(task: ImportedTask): HistoryTask {
  return {
    platform: task.platform,
    taskId: task.taskId,
    assignmentId: task.assignmentId,
    groupId: task.groupId,
    requesterId: task.requesterId,
    requesterName: task.requesterName,
    title: task.title,
    reward: task.reward,
    bonus: task.bonus,
    state: task.state,
    stateHistory: task.stateHistory.map(({ state, at }) => ({ state, at: writeInstant(at) })),
    acceptedAt: writeInstant(task.acceptedAt),
    deadlineAt: writeInstant(task.deadlineAt),
    endedAt: writeInstant(task.endedAt),
    focusedMs: task.focusedMs,
    elapsedMs: task.elapsedMs,
    clock: task.clock,
    edited: task.edited,
    source: task.source,
    ...(task.workDay === undefined ? {} : { workDay: task.workDay }),
    ...(task.correctedMs === undefined ? {} : { correctedMs: task.correctedMs }),
    ...(task.measured === undefined ? {} : { measured: task.measured }),
    ...(task.assumedApproved === undefined ? {} : { assumedApproved: task.assumedApproved }),
  };
}

export function readTask(task: HistoryTask): ImportedTask {
  const acceptedAt = momentOrNull(task.acceptedAt);
  const endedAt = momentOrNull(task.endedAt);
  return {
    ...task,
    stateHistory: task.stateHistory.map(({ state, at }) => ({ state, at: moment(at) })),
    acceptedAt,
    deadlineAt: momentOrNull(task.deadlineAt),
    endedAt,
    // A time that was told follows from nothing else.
    elapsedMs: task.clock === 'manual' ? task.elapsedMs : elapsedBetween(acceptedAt, endedAt),
  };
}

export function writeSpan(span: ImportedSpan, ids: TaskIds): HistorySpan {
  return {
    id: span.id,
    platform: span.platform,
    kind: span.kind,
    taskId: ids.taskId,
    assignmentId: ids.assignmentId,
    startedAt: writeInstant(span.startedAt),
    durationMs: Math.max(0, span.endedAt - span.startedAt),
    ...(span.clock === undefined ? {} : { clock: span.clock }),
  };
}

export function readSpan(span: HistorySpan): ImportedSpan {
  const startedAt = moment(span.startedAt);
  return {
    id: span.id,
    platform: span.platform,
    kind: span.kind,
    taskKey: keyOf(span),
    startedAt,
    endedAt: startedAt + span.durationMs,
    ...(span.clock === undefined ? {} : { clock: span.clock }),
  };
}

function keyOf({ platform, taskId, assignmentId }: HistorySpan): string | null {
  if (taskId === null && assignmentId === null) return null;
  // With an assignment the key does not depend on the task.
  return taskKey(platform, taskId ?? '', assignmentId);
}

/** The ids that `key` itself holds, for a span whose task is not in the ledger. See {@link taskKey}. */
export function idsInKey(key: string | null): TaskIds {
  if (key === null) return { taskId: null, assignmentId: null };
  const id = key.slice(key.indexOf(':') + 1);
  return id.startsWith('task:') ? { taskId: id.slice(5), assignmentId: null } : { taskId: null, assignmentId: id };
}

export function writePayment({ key, ...payment }: ImportedPayment): HistoryPayment {
  return { id: key, ...payment };
}

export function readPayment({ id, ...payment }: HistoryPayment): ImportedPayment {
  return { key: id, ...payment };
}

export function writeRequester(requester: ImportedRequester): HistoryRequester {
  return {
    platform: requester.platform,
    requesterId: requester.requesterId,
    names: requester.names,
    underpaying: requester.underpaying ?? [],
    ...saidOf(requester),
  };
}

export function readRequester({ platform, requesterId, names, ...more }: HistoryRequester): ImportedRequester {
  const { underpaying } = more;
  return { platform, requesterId, names, ...(underpaying.length > 0 ? { underpaying } : {}), ...saidOf(more) };
}

/** What the worker said of a requester; a field that says nothing is not there. */
function saidOf({
  listing,
  note,
}: Partial<Pick<HistoryRequester, 'listing' | 'note'>>): Pick<ImportedRequester, 'listing' | 'note'> {
  return { ...(listing === undefined ? {} : { listing }), ...(note ? { note } : {}) };
}

/** For text that the schema has found to be a moment. */
function moment(text: string): number {
  const at = readInstant(text);
  if (at === null) throw new RangeError(`Not a moment: ${text}`);
  return at;
}

function momentOrNull(text: string | null): number | null {
  return text === null ? null : moment(text);
}
