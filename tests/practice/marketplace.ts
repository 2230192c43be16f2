/**
 * The state of a marketplace to practise on, in memory, and the hand that tests steer it with. It knows one
 * worker. Times come from `now()`, whose offset tests can set; the browser's own clock is not touched.
 */
import { noonOf, pacificDay } from './days';
import type { Access, Alert, Assignment, AssignmentState, HitSet, NewHistory, NewTask, Transfer } from './facts';
import type { HostileMode } from './hostile';
import { personId, taskLikeId } from './ids';
import { JobSite } from './job-site';

export type * from './facts';

export class Marketplace {
  /** The second platform. */
  readonly jobSite = new JobSite();
  readonly workerId = personId('practice worker');
  readonly hitSets = new Map<string, HitSet>();
  readonly assignments = new Map<string, Assignment>();
  readonly transfers: Transfer[] = [];
  /** Bonuses in dollars by Pacific day: the platform never says for which task. */
  readonly bonuses = new Map<string, number>();
  hostileMode: HostileMode | null = null;
  access: Access = 'normal';
  /** Whether handing in a task opens the next one of its kind, as the platform's tick box does. */
  acceptsNext: boolean = false;
  /** Ids a hostile page may know an extension by; it forges events named after them. */
  extensionIds: string[] = [];
  alert: Alert | null = null;
  /** What pages say of being kept. As they do by default, a browser asks anew for every page it shows. */
  cacheControl = 'no-store';
  #clockOffsetMs = 0;
  #made = 0;

  now(): number {
    return Date.now() + this.#clockOffsetMs;
  }

  setClockOffset(offsetMs: number): void {
    this.#clockOffsetMs = offsetMs;
  }

  today(): string {
    return pacificDay(this.now());
  }

  addTask(task: NewTask): HitSet {
    const set: HitSet = {
      groupId: this.#newId('group'),
      requesterId: task.requesterId ?? personId(task.requester),
      requesterName: task.requester,
      title: task.title,
      description: `${task.title}. Practice only.`,
      reward: task.reward,
      durationS: task.durationS ?? 3600,
      frame: task.frame ?? 'hosted',
      available: task.available ?? 10,
      createdAtMs: this.now() - 3_600_000,
    };
    this.hitSets.set(set.groupId, set);
    return set;
  }

  accept(groupId: string): Assignment {
    const set = this.hitSet(groupId);
    if (set.available < 1) throw new Error('There are no more of these HITs available.');
    set.available -= 1;
    return this.#put(groupId, 'assigned', this.now(), set.durationS);
  }

  /** Hands in a task in time; `false` where the platform would refuse it. */
  submit(assignmentId: string): boolean {
    const assignment = this.assignment(assignmentId);
    if (assignment.state !== 'assigned' || this.isTimedOut(assignment)) return false;
    assignment.state = 'submitted';
    assignment.endedAtMs = this.now();
    return true;
  }

  returnTask(assignmentId: string): boolean {
    const assignment = this.assignment(assignmentId);
    if (assignment.state !== 'assigned') return false;
    assignment.state = 'returned';
    assignment.endedAtMs = this.now();
    this.hitSet(assignment.groupId).available += 1;
    return true;
  }

  approve(assignmentId: string, feedback: string | null = null): void {
    Object.assign(this.assignment(assignmentId), { state: 'approved', feedback });
  }

  reject(assignmentId: string, feedback: string | null = null): void {
    Object.assign(this.assignment(assignmentId), { state: 'rejected', feedback });
  }

  pay(assignmentId: string): void {
    this.assignment(assignmentId).state = 'paid';
  }

  payBonus(day: string, amount: number): void {
    this.bonuses.set(day, (this.bonuses.get(day) ?? 0) + amount);
  }

  addTransfer(day: string, amount: number, status = 'Completed'): Transfer {
    const transfer = { transferId: this.#newId('transfer'), day, amount, status };
    this.transfers.push(transfer);
    return transfer;
  }

  /** Changes the time allowed for a kind of task, also of those being worked on. */
  setTimeLimit(groupId: string, durationS: number): void {
    this.hitSet(groupId).durationS = durationS;
    for (const assignment of this.assignments.values()) {
      if (assignment.groupId === groupId) assignment.deadlineMs = assignment.acceptedAtMs + durationS * 1000;
    }
  }

  /** The time of one task is up now. An open page only notices at its next load. */
  expire(assignmentId: string): void {
    this.assignment(assignmentId).deadlineMs = this.now() - 1;
  }

  isTimedOut(assignment: Assignment): boolean {
    return assignment.state === 'assigned' && this.now() >= assignment.deadlineMs;
  }

  /** Past work, as the platform's status pages tell it. Oldest row first within a day. */
  history(past: NewHistory): Assignment[] {
    const title = past.title ?? 'Label a picture';
    const set = this.addTask({ ...past, title, available: 0 });
    const { state = 'approved' } = past;
    return past.days.flatMap((day) =>
      Array.from({ length: past.perDay }, (_, index) => {
        const endedAtMs = noonOf(day) + index * 1000;
        const row = this.#put(
          set.groupId,
          typeof state === 'function' ? state(index) : state,
          endedAtMs - 60_000,
          3600,
        );
        row.endedAtMs = endedAtMs;
        return row;
      }),
    );
  }

  hostile(mode: HostileMode | null): void {
    this.hostileMode = mode;
  }

  hitSet(groupId: string): HitSet {
    const set = this.hitSets.get(groupId);
    if (!set) throw new Error(`No HIT set ${groupId}`);
    return set;
  }

  assignment(assignmentId: string): Assignment {
    const assignment = this.assignments.get(assignmentId);
    if (!assignment) throw new Error(`No assignment ${assignmentId}`);
    return assignment;
  }

  /** The address of the working page of an assignment. */
  workingUrl({ groupId, taskId, assignmentId }: Assignment): string {
    return `/projects/${groupId}/tasks/${taskId}?assignment_id=${assignmentId}`;
  }

  takeAlert(): Alert | null {
    const { alert } = this;
    this.alert = null;
    return alert;
  }

  reset(): void {
    for (const collection of [this.hitSets, this.assignments, this.bonuses]) collection.clear();
    this.transfers.length = 0;
    this.jobSite.reset();
    Object.assign(this, { hostileMode: null, access: 'normal', acceptsNext: false, extensionIds: [], alert: null });
    this.cacheControl = 'no-store';
    this.#clockOffsetMs = 0;
    this.#made = 0;
  }

  #put(groupId: string, state: AssignmentState, acceptedAtMs: number, durationS: number): Assignment {
    const assignment: Assignment = {
      assignmentId: this.#newId('assignment'),
      taskId: this.#newId('task'),
      groupId,
      state,
      acceptedAtMs,
      deadlineMs: acceptedAtMs + durationS * 1000,
      endedAtMs: null,
      feedback: null,
    };
    this.assignments.set(assignment.assignmentId, assignment);
    return assignment;
  }

  #newId(kind: string): string {
    this.#made += 1;
    return taskLikeId(`${kind} ${this.#made}`);
  }
}
