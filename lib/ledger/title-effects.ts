/** What tasks add to the sums of their titles. Pure, as all effects are. */
import type { RequesterSums } from '../pay/requester-sums';
import { requesterKey, type TaskRecord, type TitleRollup, titleKey } from './records';
import { addByClock, addToClock, isZeroByClock } from './sums-by-clock';

/** Whether no index has a date of a task: it is in hand, or neither its end nor its day is known. */
export function isUndated({ state, endedAt, workDay }: TaskRecord): boolean {
  return state === 'assigned' || (endedAt === null && workDay === undefined);
}

/** Adds a task to the count of its title. @param sums what it adds to its requester, `null` for nothing */
export function addTitleEffects(
  titles: Map<string, TitleRollup>,
  task: TaskRecord,
  sums: RequesterSums | null,
  sign: 1 | -1,
): void {
  const key = titleKey(task);
  const rollup = titles.get(key) ?? newTitle(key, task);
  rollup.tasks += sign;
  if (isUndated(task)) rollup.undated += sign;
  if (sums) addToClock(rollup.sums, task.clock, sums, sign);
  titles.set(key, rollup);
}

function newTitle(key: string, { platform, requesterId, requesterName, title }: TaskRecord): TitleRollup {
  const known = requesterId === null ? {} : { requesterKey: requesterKey(platform, requesterId) };
  return { key, platform, requesterId, requesterName, title, ...known, tasks: 0, undated: 0, sums: {} };
}

/** The stored counts of a title with what is added to them; a clock that comes to nothing is left out. */
export function addToTitle(stored: TitleRollup | undefined, delta: TitleRollup): TitleRollup {
  return {
    ...delta,
    tasks: (stored?.tasks ?? 0) + delta.tasks,
    undated: (stored?.undated ?? 0) + delta.undated,
    sums: addByClock(stored?.sums ?? {}, delta.sums),
  };
}

/** Whether what is added to a title changes nothing of it. */
export function changesNothing({ tasks, undated, sums }: TitleRollup): boolean {
  return tasks === 0 && undated === 0 && isZeroByClock(sums);
}
