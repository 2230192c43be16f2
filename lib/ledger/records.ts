/**
 * What the database holds. Times are milliseconds since the epoch, days are `YYYY-MM-DD`, unknown is `null`.
 */
import type { Money } from '../money';
import type { RequesterSums } from '../pay/requester-sums';
import type { PayTotals } from '../pay/totals';
import type { OverheadKind, PageName, PlatformId, Problem, TaskState } from '../platforms/reading';

/** How a task's time was measured. Figures never mix clocks (METHODS D6). */
export type Clock = 'focused' | 'elapsed' | 'manual';
export const CLOCKS = ['focused', 'elapsed', 'manual'] as const satisfies readonly Clock[];

/** One dated change of a task's state. */
export interface StateChange {
  state: TaskState;
  at: number;
}

/** One assignment. Its `key` is {@link taskKey}. */
export interface TaskRecord {
  key: string;
  platform: PlatformId;
  taskId: string;
  assignmentId: string | null;
  groupId: string | null;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  reward: Money | null;
  /** Only what a source gives for this very task; day totals are payments. */
  bonus: Money | null;
  state: TaskState;
  stateHistory: StateChange[];
  acceptedAt: number | null;
  deadlineAt: number | null;
  /** Submit, return or expiry. */
  endedAt: number | null;
  /** Sum of its spans; `null` where its time was not tracked. */
  focusedMs: number | null;
  /** `endedAt - acceptedAt`, `null` while either is unknown; of the manual clock the time that was told. */
  elapsedMs: number | null;
  /** The share of `elapsedMs` left after overlaps (METHODS D3); kept only for the elapsed clock. */
  attributedMs: number | null;
  clock: Clock;
  edited: boolean;
  /** `tracked`, `manual` where the worker entered it, or the format it was imported from. */
  source: string;
  /** The platform's day it was worked on, of a task whose times nobody measured and only a status page tells of. */
  workDay?: string;
  /** Its time as the worker corrected it; it then counts in place of what was measured, which is kept. */
  correctedMs?: number;
  /** What stood in the fields that the worker corrected. What the platform says later is written here as well. */
  measured?: Measured;
  /** Pending beyond the platform's window and so taken for approved, until a fact says otherwise. */
  assumedApproved?: true;
}

/**
 * The fields of a task that a worker may correct; its time has `correctedMs` and keeps its own measure. The end of a task
 * that was ended by hand goes with its state: none was measured.
 */
export type Measured = Partial<Pick<TaskRecord, 'reward' | 'state' | 'requesterId' | 'requesterName'>> & {
  endedAt?: null;
};

/**
 * One uninterrupted stretch of attention to one work. At most one span is open at any time, and of those that were measured
 * here no two overlap.
 */
export interface SpanRecord {
  id: string;
  platform: PlatformId;
  kind: 'task' | OverheadKind;
  taskKey: string | null;
  startedAt: number;
  endedAt: number;
  /** Unpaid time that nobody measured: the worker entered it, and it may lie beside what was measured. */
  clock?: 'manual';
  /** 1 while it may still grow (indexed); absent once closed. */
  open?: 1;
  /** The tab that has the attention, and the last sign of the worker. */
  tabId: number | null;
  lastInputAt: number;
  /** Why it is closed where its page may not know: `idle` waits for the worker, `taken` went to another page. */
  closedBy?: 'idle' | 'taken';
  /** Closed by somebody else than its own page: a late report may still correct the end, up to this time. */
  untilAt?: number;
}

/** Money that belongs to a day and not to a task. Its `key` is platform, kind and day or transfer. */
export interface PaymentRecord {
  key: string;
  platform: PlatformId;
  kind: 'bonus' | 'transfer';
  /** The platform's day. */
  day: string | null;
  amount: Money;
  status: string | null;
  /** What of a bonus the worker said is for which task or requester; it is counted with its day alone. */
  assigned?: AssignedBonus[];
}

/** A part of a day's bonus that the worker knows the reason of. */
export interface AssignedBonus {
  requesterKey: string;
  /** `null` where it is for the requester's work as a whole. */
  taskKey: string | null;
  micros: number;
}

/** Whose midnight a day rollup is cut at. */
export type DayOf = 'platform' | 'worker';

/** Sums of one day, one platform, one clock, one currency. Its `key` joins those. */
export interface DayRollup {
  key: string;
  dayOf: DayOf;
  day: string;
  platform: PlatformId;
  clock: Clock;
  currency: string;
  totals: PayTotals;
}

/** Everything known of one requester. Its `key` is {@link requesterKey}. */
export interface RequesterRecord {
  key: string;
  platform: PlatformId;
  requesterId: string;
  /** Newest first; names change and are shared, the id decides. */
  names: string[];
  currency: string;
  /** All time, by clock. */
  sums: Record<Clock, RequesterSums>;
  /** Different worker's days with a submitted task, by clock. */
  days: Record<Clock, number>;
  /** The clocks by which it has a history of underpaying (indexed); absent without. Sticky: METHODS D9, hysteresis. */
  underpaying?: Clock[];
  /** What the worker thinks of working for it (indexed). */
  listing?: Listing;
  /** What the worker wants to remember of it. */
  note?: string;
}

/** A blocked requester is dimmed in lists, a watched one is lifted out. */
export const LISTINGS = ['blocked', 'watched'] as const;
export type Listing = (typeof LISTINGS)[number];

/** One requester on one of the worker's days: the window of the last 90 days is summed from these. */
export interface RequesterDayRollup {
  key: string;
  requesterKey: string;
  day: string;
  /** By clock; one without any is absent, and was 0 throughout in records of older versions. */
  sums: Partial<Record<Clock, RequesterSums>>;
}

/**
 * The tasks that say the same of what they are and whose: a search reads these few and not the tasks. Its `key` is
 * {@link titleKey}.
 */
export interface TitleRollup {
  key: string;
  platform: PlatformId;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  /** The key of the requester (indexed); absent where the requester is not known. */
  requesterKey?: string;
  /** Tasks in every state. */
  tasks: number;
  /** Those of them that no index has a date of: in hand, or without an end and a day. */
  undated: number;
  /** By clock, as the requester's own; a clock without any is absent. */
  sums: Partial<Record<Clock, RequesterSums>>;
}

/** A page that could not be read, counted. Its `key` joins platform, page and reason. */
export interface ProblemRecord {
  key: string;
  platform: PlatformId;
  page: PageName;
  reason: Problem['reason'];
  count: number;
  lastAt: number;
}

/** What a browser tab shows now. Belongs to the browser session and is emptied when one begins. */
export interface TabRecord {
  tabId: number;
  /** The page of a platform in it, if one ever was. */
  page: TabPage | null;
  /** How it came to be, if a task may have opened it. */
  opened: OpenedTab | null;
  /** The requester that the worker was warned of in this visit, and the stay of the page that showed it. */
  warned?: { requesterKey: string; instance: string } | undefined;
}

/** The page of a platform that a tab shows, or showed until it was left. */
export interface TabPage {
  platform: PlatformId;
  /** The content-script instance that reported it. */
  instance: string;
  page: PageName;
  /** When it was opened, by its own clock; `seenAt` is when it was first heard of, which a busy computer may delay. */
  openedAt: number;
  seenAt: number;
  leftAt: number | null;
  taskKey: string | null;
  requesterKey: string | null;
  requesterName: string | null;
  problems: Problem[];
  /** The task's frame said at this time that it hands in; only what the next page says makes it true. */
  submittingAt: number | null;
  /** A return form was sent; the next page of the tab confirms it. */
  returning: { taskKey: string; at: number } | null;
  /** Last click that may open a tab: the evidence that one belongs to the task. */
  lastClickAt: number | null;
}

/** A tab that was opened while a task was in its opener. It has no script of ours. */
export interface OpenedTab {
  taskKey: string;
  openerTabId: number;
  createdAt: number;
  /** Since when it is in front; `null` while it is not. */
  shownAt: number | null;
  /** Since when the focus is out of the browser, with this tab still in front of its window. */
  awayAt?: number | undefined;
  /** `unknown` until a click in the task is seen, or the worker is asked. */
  counts: 'yes' | 'no' | 'unknown';
}

/** Facts about the ledger itself, each under its own key. */
export interface MetaRecord {
  key:
    | 'workerZone'
    | 'reference'
    | 'idle'
    | 'pause'
    | 'outside'
    | 'assumptions'
    | 'longestElapsedMs'
    | 'rollupsStale'
    | 'refresh'
    | 'settledDays'
    | 'statusReadAt'
    | 'goals'
    | 'told'
    | 'erasedAt'
    | 'erasing'
    | 'uncopied'
    | 'backup'
    | 'backups'
    | 'backupSecret'
    | 'backupFolder'
    | 'jobs';
  value: unknown;
}

/** A file that was brought in, as one thing that can be taken back. */
export interface ImportRecord {
  id: string;
  fileName: string;
  /** What it was recognised as; `null` until then. */
  format: string | null;
  bytes: number;
  startedAt: number;
  /** When it was done or had been taken back; `null` before. */
  endedAt: number | null;
  /** `running` without a page that runs it is interrupted, and `undoing` goes on at the next start. */
  is: 'running' | 'done' | 'undoing' | 'undone';
  /** Why it is taken back. */
  undoneFor?: 'cancelled' | 'failed' | 'interrupted' | 'asked';
  /** Tasks, by what became of them; known at its end. */
  added: number;
  updated: number;
  unchanged: number;
  /** Lines that were not taken. */
  rejected: number;
  /** Records that were not taken back, because they were changed after it. */
  kept: number;
  /** The reference wage of the verdicts before it, in micros per hour. */
  referenceMicros: number | null;
}

/** What one transaction of an import changed: enough to take it back. Sums are not in it, for they follow from the rest. */
export interface ImportPieceRecord {
  importId: string;
  n: number;
  /** What is new, by key, each with the print of what it was (`fingerprint.ts`). */
  added: Partial<Record<'tasks' | 'spans' | 'payments', [key: string, print: number][]>>;
  tasks?: Changed<TaskRecord>[];
  payments?: Changed<PaymentRecord>[];
  /** The focused time of tasks that its spans changed, as it was. */
  focused?: [taskKey: string, focusedMs: number | null][];
  /** Every requester whose sums or words the import was the first to touch here; `null` where there was none. */
  requesters?: { key: string; before: RequesterRecord | null }[];
  said?: ({ key: string } & Changed<Said>)[];
}

interface Changed<T> {
  before: T;
  after: T;
}

/** What is known of a requester besides sums and marks. */
export type Said = Pick<RequesterRecord, 'names' | 'listing' | 'note'>;

/** The key of a task: its assignment where known, for one task may be accepted twice. */
export function taskKey(platform: PlatformId, taskId: string, assignmentId: string | null): string {
  return assignmentId === null ? `${platform}:task:${taskId}` : `${platform}:${assignmentId}`;
}

/** The key of a requester, which is also its name in pages: `mturk:A123` (outside interface 2). */
export function requesterKey(platform: PlatformId, requesterId: string): string {
  return `${platform}:${requesterId}`;
}

/** The key of a title: all tasks that share it are alike to a search. */
export function titleKey({
  platform,
  requesterId,
  requesterName,
  title,
}: Pick<TaskRecord, 'platform' | 'requesterId' | 'requesterName' | 'title'>): string {
  return JSON.stringify([platform, requesterId, requesterName, title]);
}
