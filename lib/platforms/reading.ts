/**
 * The contract every platform reader keeps: what a page says, in the words of this project.
 *
 * A reader is pure (document and address in, reading out). It trusts no field of the page: texts are
 * capped, amounts parsed, unknown keys ignored, and what cannot be read is `null` or a problem, never a guess.
 */
import type { Money } from '../money';

/** Platforms that tasks are of. One whose pages are read is added here, in the registry and as one file beside this one. */
export const PLATFORM_IDS = ['mturk', 'prolific', 'appen'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** Kinds of unpaid work that are timed like tasks are (METHODS D5, "overhead"). */
export const OVERHEAD_KINDS = [
  'searching',
  'previewing',
  'queue',
  'payments',
  'messages',
  'qualifications',
  'help',
] as const;
export type OverheadKind = (typeof OVERHEAD_KINDS)[number];

/** What the worker's attention to a page counts as. */
export type Work = { kind: 'task'; taskId: string; assignmentId: string } | { kind: OverheadKind };

/** States of an assignment; see `lib/ledger/states.ts` for which may follow which. */
export const TASK_STATES = [
  'assigned',
  'returned',
  'expired',
  'abandoned',
  'screened-out',
  'submitted',
  'approved',
  'rejected',
  'paid',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** The task a working page shows. `taskId` and `assignmentId` come from the address, the rest may be unknown. */
export interface TaskReading {
  taskId: string;
  assignmentId: string;
  groupId: string | null;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  reward: Money | null;
  /** Milliseconds since the epoch, recovered from the completion timer. */
  acceptedAt: number | null;
  deadlineAt: number | null;
  /** The page itself says that the time is up. */
  timedOut: boolean;
  /**
   * How many answers the page asks for that are paid one by one, on a platform that has the price of one in its lists;
   * `null` where the page does not tell, or they may not be paid at all.
   */
  judgements?: number | null;
}

/** One row of a search list, a requester's list, or the task of a preview. */
export interface ListedTask {
  groupId: string;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  reward: Money | null;
  availableTasks: number | null;
}

/** A kind of task that the worker may take, or took: as much of it as a mark beside it needs. */
export type Offer = Omit<ListedTask, 'availableTasks'>;

/** An offer in the page's own words, as yet unread: whoever is told of it reads it, so that the page does not have to wait. */
export type SaidOffer = Pick<Offer, 'groupId' | 'requesterId'> &
  Record<Exclude<keyof Offer, 'groupId' | 'requesterId'>, unknown>;

/** One accepted task in the worker's queue. */
export interface QueueRow {
  taskId: string;
  assignmentId: string;
  groupId: string | null;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  reward: Money | null;
  acceptedAt: number | null;
  deadlineAt: number | null;
}

/** One assignment on a status page: the platform's own word on its state. */
export interface StatusRow {
  taskId: string | null;
  assignmentId: string;
  requesterId: string | null;
  requesterName: string | null;
  title: string | null;
  reward: Money | null;
  /** Only where the row itself names one; most bonuses are known as a sum of the day alone. */
  bonus: Money | null;
  state: Extract<TaskState, 'submitted' | 'approved' | 'rejected' | 'paid'>;
}

/** One day of the platform's own statistics. `day` is the platform's day, `YYYY-MM-DD`. */
export interface DayRow {
  day: string;
  submitted: number | null;
  approved: number | null;
  rejected: number | null;
  pending: number | null;
  bonus: Money | null;
}

/** One transfer on the earnings page. `day` is the platform's day, `YYYY-MM-DD`. */
export interface TransferRow {
  transferId: string | null;
  day: string | null;
  amount: Money | null;
  status: string | null;
}

/** What a page holds, by the page it is on. */
export type PageContent =
  | { page: 'working'; task: TaskReading }
  | { page: 'preview'; task: ListedTask }
  | { page: 'search'; rows: ListedTask[] }
  | { page: 'requester'; requesterId: string; rows: ListedTask[] }
  | { page: 'queue'; rows: QueueRow[] }
  | { page: 'status'; day: string; rows: StatusRow[] }
  | { page: 'dashboard'; days: DayRow[] }
  | { page: 'earnings'; transfers: TransferRow[] }
  | { page: 'contact'; requesterId: string | null }
  | { page: 'qualifications' }
  | { page: 'help' };

export type PageName = PageContent['page'];

/** Why a page, or a part of it, could not be read. Keys of messages shown to the worker (`problem_<reason>`). */
export const PROBLEM_REASONS = [
  'props-missing',
  'props-malformed',
  'props-too-large',
  'rows-malformed',
  'state-unknown',
  'reward-unreadable',
  'requester-missing',
  'timer-unreadable',
] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** A page that should be readable and is not, or not wholly. */
export interface Problem {
  reason: ProblemReason;
  /** How many rows of the page are concerned; 1 where the page has no rows. */
  rows: number;
}

/** What the page says about the task that was open in this tab before it. */
export type SubmitAlert = 'submitted' | 'not-submitted';

/** Everything one page says. */
export interface PageReading {
  platform: PlatformId;
  page: PageName;
  work: Work | null;
  alert: SubmitAlert | null;
  /** `null` where nothing could be read; then `problems` says why. */
  content: PageContent | null;
  problems: Problem[];
}

/** What is known of a platform without reading a page. */
export interface Site {
  id: PlatformId;
  /** The name workers know. */
  name: string;
  /** Match patterns of the pages that are read. */
  matches: string[];
  /** Match patterns of hosts on which the platform itself puts task frames; only clicks are heard there. */
  frameMatches: string[];
  /** The currency the platform pays in where a page names none. */
  currency: string;
  /** IANA zone in which the platform counts its days. */
  dayZone: string;
  /**
   * How many days a handed-in task can be pending and still be looked up on the platform; after that nobody can learn what
   * became of it. The deadline for a decision is over by then, and a task without one is approved. `null` where nothing is
   * known of such a deadline: there a task stays pending.
   */
  pendingWindowDays: number | null;
  /** So little is known of its pages that the worker is told to expect less of what is read there. */
  isBeta: boolean;
  /** Where the price of a task stands: on its own page, or in the list that was seen before. */
  pricedIn: 'page' | 'list';
  /** How a task is known to be handed in: the next page says so, or it is the next page after the form was sent. */
  handsIn: 'said' | 'form';
  /** Lists also stand in a frame of another page of the platform. */
  framesLists: boolean;
}

/** A platform whose pages are measured by their addresses. */
export interface MeasuredSite extends Site {
  /** What attention to an address counts as; `null` for an address of no interest. */
  workAt(url: URL): Work | null;
}

/** One platform: what its pages are and how to read them. Adding a platform is adding one of these. */
export interface PlatformReader extends MeasuredSite {
  /** Reads a page; `null` for an address that is of no interest. `now` is milliseconds since the epoch. */
  read(document: Document, url: URL, now: number): PageReading | null;
  /** An amount in any of the shapes in which the platform's pages write one; `null` for anything else. */
  amount(value: unknown): Money | null;
  /** The assignment a `return` form on this page is about to give back, else `null`. */
  returnedAssignment(form: HTMLFormElement, url: URL): string | null;
  /** The assignment that a form of this page hands in, else `null`; only of a platform whose tasks are a form of the page. */
  submittedAssignment?(form: HTMLFormElement, url: URL): string | null;
  /** The assignment a message of the task's frame says it hands in, else `null`. Nothing else of it is read. */
  submittingAssignment(data: unknown): string | null;
}

/** Where a page shows an offer. */
export interface OfferPlace {
  groupId: string;
  /** The row or bar that is about it. */
  element: Element;
}

/** How the offers on a platform's pages are found, also after the page moved or replaced its rows. */
export interface OfferReader {
  id: PlatformId;
  /** Every place of an offer, as the page stands now; none on a page of another kind. Found by links, never by position. */
  places(document: Document, url: URL): OfferPlace[];
  /** What the page says of these offers, one for each group; what it does not say is `null`. */
  read(document: Document, url: URL, places: readonly OfferPlace[]): SaidOffer[];
}
