/**
 * Whose was each second, when tasks overlap and nothing says which one had the attention (METHODS D3).
 *
 * Next-submit: a second belongs to the open task that is submitted first; tasks submitted at the same
 * instant share their seconds equally. With focus data there is nothing to attribute: spans of attention
 * exclude one another, and for such intervals the parts are simply their lengths.
 */
import { type Interval, lengthMs } from './interval';

/**
 * Milliseconds of each interval, in input order. Integer parts of integer times, adding up to the union exactly.
 *
 * A millisecond that cannot be shared equally goes to the task accepted first; only between identical intervals
 * does the input order then choose which of them has it. A part is 0 where a task that was submitted earlier
 * was open all along: it stays in the ratio, but has no task wage of its own.
 */
export function attributeNextSubmit(intervals: readonly Interval[]): number[] {
  const parts = new Array<number>(intervals.length).fill(0);
  const tasks = bySubmitThenAccept(intervals);
  const taken = new TakenTime();
  for (let first = 0, next = 0; first < tasks.length; first = next) {
    const endedAt = tasks[first]?.endedAt;
    while (tasks[next]?.endedAt === endedAt && next < tasks.length) next++;
    share(tasks, first, next, taken, parts);
  }
  return parts;
}

interface Task extends Interval {
  index: number;
}

/** The intervals that have a length, by submit, then by accept, then by place in the input. */
function bySubmitThenAccept(intervals: readonly Interval[]): Task[] {
  const tasks: Task[] = [];
  intervals.forEach((interval, index) => {
    if (lengthMs(interval) > 0) tasks.push({ startedAt: interval.startedAt, endedAt: interval.endedAt, index });
  });
  return tasks.sort((a, b) => a.endedAt - b.endedAt || a.startedAt - b.startedAt || a.index - b.index);
}

/**
 * Shares what nobody took yet among the tasks from `first` to before `next`: those of one submit time, by accept.
 *
 * Walks back from the submit: between two accepts exactly the tasks accepted before are open, so the first n of them
 * share. What cannot be divided goes on to the next stretch, whose tasks were all open in this one too; the
 * last stretch has one task, so nothing is left over.
 */
function share(tasks: readonly Task[], first: number, next: number, taken: TakenTime, parts: number[]): void {
  let undivided = 0;
  let each = 0;
  for (let open = next - first; open > 0; open--) {
    const task = tasks[first + open - 1] as Task;
    undivided += taken.take(task);
    const shareMs = Math.floor(undivided / open);
    undivided -= shareMs * open;
    each += shareMs;
    parts[task.index] = each;
  }
}

/** The union of what was taken so far: apart from one another, in order of time. */
class TakenTime {
  readonly #blocks: Interval[] = [];

  /** Takes an interval that ends no earlier than any before it; answers how many milliseconds of it were free. */
  take({ startedAt, endedAt }: Interval): number {
    let free = endedAt - startedAt;
    let from = startedAt;
    for (let last = this.#blocks.at(-1); last !== undefined && last.endedAt >= startedAt; last = this.#blocks.at(-1)) {
      free -= last.endedAt - Math.max(last.startedAt, startedAt);
      from = Math.min(from, last.startedAt);
      this.#blocks.pop();
    }
    this.#blocks.push({ startedAt: from, endedAt });
    return free;
  }
}
