/**
 * Makes the log of a worker over two years, a batch at a time: 300 requesters, most of the work for a few of
 * them, one task in eight with the spans they were measured by. The same arguments make the same log.
 */
import type { ImportedRequester, ImportedSpan, ImportedTask } from '../../lib/exchange/imported';
import { taskKey } from '../../lib/ledger/records';
import { OVERHEAD_KINDS, type TaskState } from '../../lib/platforms/reading';
import { randomFrom } from './random';

const DAY_MS = 86_400_000;
const YEARS_MS = 730 * DAY_MS;
const REQUESTERS = 300;
const LONGEST_TASK_MS = 600_000;
/** Those that pay too little are among the few with much work, so that a short log has a verdict on them too. */
const UNDERPAYING = [1, 4, 7, 10, 13];

export interface LogBatch {
  tasks: ImportedTask[];
  spans: ImportedSpan[];
}

/** Tasks that end one after the other, the last of them at `endsAt`; their times never overlap. */
export function* syntheticLog(count: number, endsAt: number, seed: number, batch = 5_000): Generator<LogBatch> {
  const random = randomFrom(seed);
  const slotMs = Math.floor(YEARS_MS / count);
  for (let first = 0; first < count; first += batch) {
    const made: LogBatch = { tasks: [], spans: [] };
    for (let index = first; index < Math.min(count, first + batch); index += 1) {
      addTask(made, index, endsAt - (count - 1 - index) * slotMs, slotMs, random);
    }
    yield made;
  }
}

export function requestersOfLog(): ImportedRequester[] {
  return Array.from({ length: REQUESTERS }, (_, n) => ({
    platform: 'mturk',
    requesterId: `R${n}`,
    names: [`Requester ${n}`],
  }));
}

function addTask({ tasks, spans }: LogBatch, index: number, endedAt: number, slotMs: number, random: () => number) {
  const workMs = Math.floor((0.1 + 0.6 * random()) * Math.min(slotMs, LONGEST_TASK_MS));
  const acceptedAt = endedAt - workMs;
  const requester = Math.floor(REQUESTERS * random() ** 3);
  const state = stateBy(random());
  // Ids as the platform's: no order in them that a database could profit from.
  const id = scattered(index);
  const key = taskKey('mturk', `H${id}`, `A${id}`);
  const parts = index % 8 === 0 ? 1 + Math.floor(2 * random()) : 0;
  for (let part = 0; part < parts; part += 1) {
    const startedAt = acceptedAt + Math.floor((part * workMs) / parts);
    const end = acceptedAt + Math.floor(((part + 1) * workMs) / parts);
    spans.push(spanOf(`${id}.${part}`, 'task', key, startedAt, end));
  }
  if (random() < 0.05) {
    const kind = OVERHEAD_KINDS[Math.floor(OVERHEAD_KINDS.length * random())] ?? 'searching';
    spans.push(
      spanOf(`${id}.o`, kind, null, acceptedAt - Math.floor(0.2 * Math.min(slotMs, LONGEST_TASK_MS)), acceptedAt),
    );
  }
  tasks.push({
    platform: 'mturk',
    taskId: `H${id}`,
    assignmentId: `A${id}`,
    groupId: `G${requester}`,
    requesterId: `R${requester}`,
    requesterName: `Requester ${requester}`,
    title: `Label pictures of kind ${requester}`,
    reward: { micros: rewardOf(requester, workMs, random), currency: 'USD' },
    bonus: null,
    state,
    stateHistory: [
      { state: 'assigned', at: acceptedAt },
      { state, at: endedAt },
    ],
    acceptedAt,
    deadlineAt: acceptedAt + 3_600_000,
    endedAt,
    focusedMs: workMs,
    elapsedMs: workMs,
    clock: 'focused',
    edited: false,
    source: 'tracked',
  });
}

function spanOf(
  id: string,
  kind: ImportedSpan['kind'],
  key: string | null,
  startedAt: number,
  endedAt: number,
): ImportedSpan {
  return { id, platform: 'mturk', kind, taskKey: key, startedAt, endedAt };
}

/** Around an hourly pay that is the requester's own, in whole tenths of a cent. */
function rewardOf(requester: number, workMs: number, random: () => number): number {
  const dollarsPerHour = UNDERPAYING.includes(requester) ? 2.5 : 9 + (requester % 12);
  return 1_000 * Math.round(dollarsPerHour * (workMs / 3_600) * (0.7 + 0.6 * random()));
}

function stateBy(chance: number): TaskState {
  if (chance < 0.02) return 'rejected';
  if (chance < 0.05) return 'returned';
  return chance < 0.2 ? 'submitted' : 'paid';
}

/** A different id for each index below 2^32, in no order. */
function scattered(index: number): string {
  return (Math.imul(index, 0x9e3779b1) >>> 0).toString(36).toUpperCase().padStart(7, '0');
}
