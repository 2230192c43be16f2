/**
 * The file that MTurk Suite's HIT tracker brings in, for workers who move on: MTurk's tasks alone, without times, which
 * it does not know. It takes a record by `hit_id`, `requester_id` and `state`, so a task without a requester's id cannot
 * be in it, and ids cannot be left out.
 */
import type { DatedTask } from '../ledger/dated-tasks';
import type { TaskRecord } from '../ledger/records';
import type { Money } from '../money';
import type { TaskState } from '../platforms/reading';
import type { LeftOut } from './export-choice';

type SuiteState = 'Assigned' | 'Submitted' | 'Approved' | 'Rejected' | 'Paid' | 'Returned' | 'Abandoned';

/** It knows no task that ran out of time but an abandoned one, and none that was screened out but a returned one. */
const STATES: Record<TaskState, SuiteState> = {
  assigned: 'Assigned',
  submitted: 'Submitted',
  approved: 'Approved',
  rejected: 'Rejected',
  paid: 'Paid',
  returned: 'Returned',
  'screened-out': 'Returned',
  expired: 'Abandoned',
  abandoned: 'Abandoned',
};

interface SuiteDay {
  /** The platform's day, `YYYYMMDD`. */
  date: string;
  assigned: number;
  returned: number;
  abandoned: number;
  submitted: number;
  approved: number;
  rejected: number;
  pending: number;
  paid: number;
  /** Dollars of tasks approved and paid. */
  earnings: number;
}

/** The file, in pieces of text. */
export async function* mtsHistory(
  tasks: AsyncIterable<readonly DatedTask[]>,
  leftOut: LeftOut,
): AsyncGenerator<string> {
  const days = new Map<string, SuiteDay>();
  let separator = '\n';
  yield '{"hits":[';
  for await (const batch of tasks) {
    const records: string[] = [];
    for (const { task, platformDay } of batch) {
      if (task.platform !== 'mturk' || task.requesterId === null) continue;
      const date = platformDay?.replaceAll('-', '') ?? '';
      if (date !== '') addToDay(days, date, task);
      records.push(`${separator}${JSON.stringify(hit(task, date, leftOut))}`);
      separator = ',\n';
    }
    yield records.join('');
  }
  const list = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  yield `\n],\n"days":[${list.map((day) => `\n${JSON.stringify(day)}`).join(',')}\n]}\n`;
}

function hit(task: TaskRecord, date: string, { names, titles }: LeftOut) {
  return {
    hit_id: task.taskId,
    assignment_id: task.assignmentId,
    requester_id: task.requesterId,
    requester_name: names ? null : task.requesterName,
    // An amount that is not known is left out: 0 would be one.
    ...(task.reward === null ? {} : { reward: dollars(task.reward) }),
    state: STATES[task.state],
    title: titles ? null : task.title,
    ...(date === '' ? {} : { date }),
  };
}

function dollars({ micros, currency }: Money) {
  return { amount_in_dollars: micros / 1e6, currency_code: currency };
}

function addToDay(days: Map<string, SuiteDay>, date: string, task: TaskRecord): void {
  const day = days.get(date) ?? {
    ...{ date, assigned: 0, returned: 0, abandoned: 0, submitted: 0, approved: 0 },
    ...{ rejected: 0, pending: 0, paid: 0, earnings: 0 },
  };
  const state = STATES[task.state];
  day[state.toLowerCase() as Lowercase<SuiteState>] += 1;
  if (state === 'Submitted') day.pending += 1;
  if (state === 'Approved' || state === 'Paid') {
    day.earnings = Math.round((day.earnings + (task.reward?.micros ?? 0) / 1e6) * 1e6) / 1e6;
  }
  days.set(date, day);
}
