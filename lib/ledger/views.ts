/**
 * What the pages of the extension show: the answers of `lib/ledger/queries.ts`, ready for components.
 * Wages are units of currency per hour as plain numbers, for display only; `null` means not known.
 */
import type { PayTotals } from '../pay/totals';
import type { Verdict } from '../pay/verdict';
import type { OverheadKind, PlatformId, Problem } from '../platforms/reading';
import type { EffectiveReference } from '../settings';
import type { StripSession } from '../time/strip';
import type { Goals } from './goals';
import type { OutsideWork } from './outside';
import type { Clock, Listing } from './records';

/** Periods of the outside interface: the worker's today, the last 7 and 30 days with today, everything. */
export const PERIODS = ['today', 'week', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** Sums of one period in one currency, measured by one clock. */
export interface PeriodView {
  period: Period;
  currency: string;
  /** The clock of `totals`: focused where there is any focused time, else what imports brought. */
  clock: Clock;
  totals: PayTotals;
  /** Sums that must not be mixed in (another clock or currency), named beside the figure. */
  apart: { clock: Clock; currency: string; totals: PayTotals }[];
}

/** A requester with its pay and the verdict, the evidence in figures. */
export interface RequesterView {
  key: string;
  requesterId: string;
  name: string | null;
  currency: string;
  clock: Clock;
  tasks: number;
  timeMs: number;
  days: number;
  approvedTasks: number;
  pendingTasks: number;
  rejectedTasks: number;
  endedTasks: number;
  endedMs: number;
  /** Units of currency per hour (METHODS D6); `null` without time. */
  pay: number | null;
  /** One-sided 95% limits of `pay` (METHODS D7); `null` without an interval. */
  lower: number | null;
  upper: number | null;
  belowTasks: number;
  wagedTasks: number;
  /** `null` while there is no reference wage in the requester's currency to judge by. */
  verdict: Verdict | null;
  /** The worker's day of the newest task. */
  lastDay: string | null;
}

/** A requester in the popup, with what the worker says of it. */
export interface RemarkedRequester extends RequesterView {
  listing: Listing | null;
  note: string;
}

/** What an offer would pay, by the worker's own tasks like it. */
export interface EstimateView {
  /** Units of currency per hour, shrunk (METHODS D10). */
  pay: number;
  /** The two-sided 95% interval around it. */
  low: number;
  high: number;
  currency: string;
  clock: Clock;
  /** What the tasks have in common with the offer: their group, else requester and reward, else requester and title. */
  basis: 'group' | 'reward' | 'title';
  /** How many tasks it is made from. */
  tasks: number;
}

/** What a mark beside an offer says. */
export interface OfferView {
  groupId: string;
  /** `null` where the worker has no task like it. */
  estimate: EstimateView | null;
  /** `null` where the offer names no requester. */
  requester: RequesterView | null;
  listing: Listing | null;
}

/** Everything a card says of one requester. */
export interface RequesterCard {
  requester: RequesterView;
  listing: Listing | null;
  note: string;
  /** The pay of the last 90 days, beside that of all time; `null` without tasks in them. */
  last90: { pay: number | null; tasks: number } | null;
  /** The middle of the days from handing in to approval, as far as the status pages told; `null` where none did. */
  approvalDays: { median: number; tasks: number } | null;
  /** Bonuses the worker said are from this requester. */
  bonusMicros: number;
}

/** What a stretch of a day is: paid work, unpaid work, or a task that is in no figure (yet). */
export type DayKind = 'task' | 'rejected' | 'ended' | 'assigned' | 'unknown-pay' | OverheadKind;

/** Today as it went. */
export interface DayView {
  sessions: StripSession<DayKind>[];
  /** Time that counts today and has no place in it; nothing where there is none. */
  unplaced: { kind: DayKind; ms: number }[];
}

/** What the worker wants of today. */
export interface GoalsView extends Goals {
  /** The midnight after now, by the worker's clock. */
  dayEndsAt: number;
}

/** The task being timed now. */
export interface RunningTask {
  taskKey: string;
  platform: PlatformId;
  title: string | null;
  requesterName: string | null;
  rewardMicros: number | null;
  currency: string | null;
  /** Focused time until `measuredAt`; it goes on growing while `running`. */
  focusedMs: number;
  measuredAt: number;
  running: boolean;
  /** What the idle rule left out, from a time to another, or until now while the clock stands for it. */
  gap: { since: number; until: number | null } | null;
}

/** What the popup knows of the tab in front. */
export interface ActiveTabView {
  tabId: number;
  requester: RemarkedRequester | null;
  task: RunningTask | null;
  problems: Problem[];
  /** A tab that a task may have opened; the worker is asked whether it counts. */
  mayCount: { taskTitle: string | null } | null;
  /** It counts to a task already. */
  counts: boolean;
}

/** What the popup shows first: how the period paid. */
export interface HeadlineView {
  /** Nothing was ever logged. */
  empty: boolean;
  period: PeriodView;
  /** The wage that verdicts compare with; `null` before the background has found one. */
  reference: EffectiveReference | null;
}

/** Everything the popup shows at once. */
export interface PopupView extends HeadlineView {
  /** Today as it went; `null` for every other period. */
  day: DayView | null;
  goals: GoalsView;
  /** The task that has the attention now, wherever it is. */
  running: RunningTask | null;
  /** The worker paused the timer by hand: nothing is timed until it goes on by hand. */
  paused: boolean;
  /** Work outside the browser that goes on, or that is over and waits to be saved. */
  outside: OutsideWork | null;
  activeTab: ActiveTabView | null;
  underpaying: RemarkedRequester[];
  /** Pages that could not be read, in all, and the newest. */
  problems: { count: number; newest: { platform: PlatformId; page: string; reason: Problem['reason'] } | null };
}

/** What an import did (outside interface 4). */
export interface ImportOutcome {
  added: number;
  updated: number;
  unchanged: number;
  rejected: { line: number; reason: string }[];
  /** Requesters of a file's block list that were not blocked before; absent where it has no such list. */
  blocked?: number;
  /** Tasks under an id of the file's own: where the ledger has them by their real one, they are there twice. */
  ownIds?: number;
}
