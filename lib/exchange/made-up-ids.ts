/**
 * Ids for a file from which the real ones are left out: running numbers, the same throughout the file, so that it stays a
 * history whose records find each other. Nothing of a real id is in them.
 *
 * Each has a mark of the file too, the moment it was made. Without it the first task of one file would be that of the next,
 * and bringing in both would take two tasks for one.
 */
import { requesterKey, taskKey } from '../ledger/records';
import type { PlatformId } from '../platforms/reading';
import { idsInKey } from './history-records';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';

type Kind = 'task' | 'assignment' | 'group' | 'requester';

/** Whether a task's id was made up for a file. */
export function isMadeUp(taskId: string): boolean {
  return /^task-[0-9a-z]+-[1-9][0-9]*$/.test(taskId);
}

/** Records as they are without their ids. It has to see all that go into one file, each span and payment once. */
export class MadeUpIds {
  readonly #mark: string;
  readonly #numbers: Record<Kind, Map<string, number>> = {
    ...{ task: new Map(), assignment: new Map() },
    ...{ group: new Map(), requester: new Map() },
  };
  #spans = 0;
  #payments = 0;

  /** `now`: milliseconds since the epoch. */
  constructor(now: number) {
    this.#mark = now.toString(36);
  }

  ofTask<Task extends ImportedTask & { key: string }>(task: Task): Task {
    const { platform, measured } = task;
    const taskId = this.#idOf('task', platform, task.taskId);
    const assignmentId = this.#idOrNull('assignment', platform, task.assignmentId);
    return {
      ...task,
      ...{ key: taskKey(platform, taskId, assignmentId), taskId, assignmentId },
      groupId: this.#idOrNull('group', platform, task.groupId),
      requesterId: this.#idOrNull('requester', platform, task.requesterId),
      ...(measured?.requesterId == null
        ? {}
        : { measured: { ...measured, requesterId: this.#idOf('requester', platform, measured.requesterId) } }),
    };
  }

  ofSpan(span: ImportedSpan): ImportedSpan {
    this.#spans += 1;
    return { ...span, id: `span-${this.#mark}-${this.#spans}`, taskKey: this.#taskKey(span.platform, span.taskKey) };
  }

  ofPayment(payment: ImportedPayment): ImportedPayment {
    const { platform, kind, day, key, assigned } = payment;
    this.#payments += 1;
    return {
      ...payment,
      // A day's bonuses go by the day and nothing else.
      key: key === `${platform}|bonus|${day}` ? key : `${platform}|${kind}|payment-${this.#mark}-${this.#payments}`,
      ...(assigned === undefined
        ? {}
        : {
            assigned: assigned.map((part) => ({
              ...part,
              requesterKey: requesterKey(platform, this.#idOf('requester', platform, idIn(part.requesterKey))),
              taskKey: this.#taskKey(platform, part.taskKey),
            })),
          }),
    };
  }

  ofRequester(requester: ImportedRequester): ImportedRequester {
    const { platform, requesterId } = requester;
    return { ...requester, requesterId: this.#idOf('requester', platform, requesterId) };
  }

  #taskKey(platform: PlatformId, key: string | null): string | null {
    if (key === null) return null;
    const { taskId, assignmentId } = idsInKey(key);
    const idOfTask = taskId === null ? '' : this.#idOf('task', platform, taskId);
    return taskKey(platform, idOfTask, this.#idOrNull('assignment', platform, assignmentId));
  }

  #idOrNull(kind: Kind, platform: PlatformId, id: string | null): string | null {
    return id === null ? null : this.#idOf(kind, platform, id);
  }

  #idOf(kind: Kind, platform: PlatformId, id: string): string {
    const numbers = this.#numbers[kind];
    const name = `${platform}:${id}`;
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `${kind}-${this.#mark}-${number}`;
  }
}

function idIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
