/** Made-up views, one for each state that a page can be in. */
import type { PopupProps } from '../../components/popup/popup';
import { NO_GOALS } from '../../lib/ledger/goals';
import type { ActiveTabView, DayKind, PopupView, RemarkedRequester, RunningTask } from '../../lib/ledger/views';
import { emptyTotals, type PayTotals } from '../../lib/pay/totals';
import type { EffectiveReference } from '../../lib/settings';
import { type StripPiece, sessionsOf } from '../../lib/time/strip';

export const NOW = Date.UTC(2026, 10, 24, 9, 30);
const MINUTE = 60_000;

/** The vector of METHODS D5: on-task 6.3158, real 3.0000, confirmed 1.6957, unpaid share 0.5870. */
const D5_TOTALS: PayTotals = {
  ...emptyTotals(),
  approvedMicros: 1_000_000,
  pendingMicros: 1_000_000,
  rejectedMicros: 750_000,
  bonusMicros: 300_000,
  approvedTasks: 2,
  pendingTasks: 1,
  rejectedTasks: 1,
  endedTasks: 2,
  submittedMs: 1_140_000,
  rejectedMs: 420_000,
  endedMs: 300_000,
  searchingMs: 520_000,
  queueMs: 200_000,
  messagesMs: 180_000,
};

/** Case c of METHODS D7: five tasks of $0.10. */
const UNDERPAYING: RemarkedRequester = {
  key: 'mturk:A1C',
  requesterId: 'A1C',
  name: 'Receipt Reading Co.',
  currency: 'USD',
  clock: 'focused',
  tasks: 5,
  timeMs: 670_000,
  days: 2,
  approvedTasks: 4,
  pendingTasks: 1,
  rejectedTasks: 0,
  endedTasks: 2,
  endedMs: 4 * MINUTE,
  pay: 2.6866,
  lower: 1.9816,
  upper: 3.6423,
  belowTasks: 5,
  wagedTasks: 5,
  verdict: 'underpaying',
  lastDay: '2026-11-22',
  listing: null,
  note: '',
};

const LIKELY_BELOW: RemarkedRequester = { ...UNDERPAYING, key: 'mturk:A1L', days: 1, verdict: 'likely-below' };

/** Case f: above, though most single tasks are below. */
const ABOVE: RemarkedRequester = {
  ...UNDERPAYING,
  key: 'mturk:A1F',
  name: 'Lab of Human Judgment',
  timeMs: 1_510_000,
  days: 3,
  approvedTasks: 5,
  pendingTasks: 0,
  endedTasks: 0,
  endedMs: 0,
  pay: 9.894,
  lower: 7.6961,
  upper: 12.7197,
  belowTasks: 3,
  verdict: 'above',
};

const UNCLEAR: RemarkedRequester = {
  ...ABOVE,
  key: 'mturk:A1A',
  tasks: 10,
  timeMs: 3_425_000,
  pay: 5.2555,
  lower: 3.7293,
  upper: 7.4063,
  belowTasks: 8,
  wagedTasks: 10,
  verdict: 'unclear',
};

const TOO_FEW: RemarkedRequester = {
  ...UNDERPAYING,
  key: 'mturk:A1D',
  tasks: 1,
  days: 1,
  timeMs: 90_000,
  approvedTasks: 0,
  pendingTasks: 1,
  endedTasks: 0,
  pay: 4,
  lower: null,
  upper: null,
  belowTasks: 1,
  wagedTasks: 1,
  verdict: 'not-enough-data',
};

const NEVER_WORKED_FOR: RemarkedRequester = {
  ...TOO_FEW,
  key: 'mturk:A1N',
  name: null,
  tasks: 0,
  days: 0,
  timeMs: 0,
  pendingTasks: 0,
  pay: null,
  belowTasks: 0,
  wagedTasks: 0,
  lastDay: null,
};

/** No interval, and no verdict but words: the pay is 0, and that is known. */
const ALL_REJECTED: RemarkedRequester = {
  ...UNDERPAYING,
  key: 'mturk:A1R',
  approvedTasks: 0,
  pendingTasks: 0,
  rejectedTasks: 5,
  pay: 0,
  lower: null,
  upper: null,
  verdict: 'unclear',
};

const WITHOUT_REFERENCE: RemarkedRequester = {
  ...ABOVE,
  key: 'mturk:A1E',
  currency: 'EUR',
  clock: 'elapsed',
  verdict: null,
};

export const REQUESTERS = {
  UNDERPAYING,
  LIKELY_BELOW,
  ABOVE,
  UNCLEAR,
  TOO_FEW,
  NEVER_WORKED_FOR,
  ALL_REJECTED,
  WITHOUT_REFERENCE,
};

export const RUNNING: RunningTask = {
  taskKey: 'mturk:3AAA',
  title: 'Read a till receipt and write down the shop, the date and the sum',
  requesterName: 'Receipt Reading Co.',
  rewardMicros: 100_000,
  currency: 'USD',
  focusedMs: 95_000,
  platform: 'mturk',
  measuredAt: NOW - 7000,
  running: true,
  gap: null,
};

export const TAB: ActiveTabView = {
  tabId: 7,
  requester: null,
  task: null,
  problems: [],
  mayCount: null,
  counts: false,
};

export const EMPTY_TODAY: PopupView = {
  empty: false,
  period: { period: 'today', currency: 'USD', clock: 'focused', totals: emptyTotals(), apart: [] },
  day: null,
  goals: { ...NO_GOALS, dayEndsAt: NOW + 8 * 60 * MINUTE },
  running: null,
  paused: false,
  outside: null,
  activeTab: null,
  underpaying: [],
  reference: null,
  problems: { count: 0, newest: null },
};

export const FIRST_RUN: PopupView = { ...EMPTY_TODAY, empty: true };

/** A working day: a task under way, its requester on the page. */
export const WORKING: PopupView = {
  ...EMPTY_TODAY,
  period: { ...EMPTY_TODAY.period, totals: { ...D5_TOTALS, assignedMs: 102_000 } },
  running: RUNNING,
  activeTab: { ...TAB, requester: UNDERPAYING, task: RUNNING },
};

/** Everything that a popup may have to say at once. */
export const CROWDED: PopupView = {
  ...WORKING,
  period: {
    period: 'week',
    currency: 'USD',
    clock: 'focused',
    totals: {
      ...D5_TOTALS,
      approvedMicros: 61_350_000,
      submittedMs: 29_000_000,
      helpMs: 61_000,
      previewingMs: 1_900_000,
      paymentsMs: 240_000,
      qualificationsMs: 900_000,
      approvedTasks: 1204,
      unknownPayTasks: 2,
      unknownPayMs: 6 * MINUTE,
    },
    apart: [
      { clock: 'elapsed', currency: 'USD', totals: D5_TOTALS },
      { clock: 'focused', currency: 'EUR', totals: D5_TOTALS },
    ],
  },
  activeTab: {
    ...TAB,
    requester: ABOVE,
    task: { ...RUNNING, running: false },
    problems: [
      { reason: 'rows-malformed', rows: 3 },
      { reason: 'reward-unreadable', rows: 1 },
    ],
  },
  running: null,
  underpaying: [
    UNDERPAYING,
    { ...UNDERPAYING, key: 'mturk:B1', name: 'A. N. Other' },
    { ...UNDERPAYING, key: 'mturk:B2', name: '<b>not markup</b>' },
    { ...UNDERPAYING, key: 'mturk:B3', name: 'شركة الإيصالات' },
    { ...UNDERPAYING, key: 'mturk:B4', name: null },
  ],
  problems: { count: 4, newest: { platform: 'mturk', page: 'queue', reason: 'rows-malformed' } },
};

export const MAY_COUNT: PopupView = {
  ...WORKING,
  activeTab: { ...TAB, mayCount: { taskTitle: 'A survey about everyday choices' } },
};

export const COUNTS: PopupView = { ...WORKING, activeTab: { ...TAB, counts: true } };

/** The stretches of {@link D5_TOTALS}, in seconds; `null` is a gap. */
const D5_DAY: [DayKind | null, number][] = [
  ['searching', 300],
  ['task', 240],
  ['queue', 200],
  ['task', 300],
  [null, 400],
  ['task', 600],
  ['rejected', 420],
  [null, 2400],
  ['searching', 220],
  ['ended', 300],
  ['messages', 180],
  ['assigned', 102],
];

function pieces(startsAt: number): StripPiece<DayKind>[] {
  let at = startsAt;
  return D5_DAY.flatMap(([kind, seconds]) => {
    const startedAt = at;
    at += seconds * 1000;
    return kind === null ? [] : [{ kind, startedAt, endedAt: at, ms: seconds * 1000 }];
  });
}

/** The working day as a strip, a target on the way, and a requester the worker has something to say of. */
export const FULL_DAY: PopupView = {
  ...WORKING,
  day: { sessions: sessionsOf(pieces(NOW - 6_000_000)), unplaced: [] },
  goals: {
    ...WORKING.goals,
    target: { of: 'money', micros: 5_000_000, currency: 'USD' },
    limitMs: 4 * 60 * MINUTE,
  },
  activeTab: {
    ...TAB,
    requester: { ...UNDERPAYING, listing: 'blocked', note: 'Three tries, and no answer to messages' },
    task: RUNNING,
  },
  underpaying: [{ ...UNDERPAYING, key: 'mturk:B1', listing: 'watched', note: 'ملاحظة' }],
};

/** Enough of everything: the target of hours and the limit are reached; part of it assumed, part without a time. */
export const ENOUGH: PopupView = {
  ...FULL_DAY,
  paused: true,
  running: null,
  activeTab: null,
  goals: { ...WORKING.goals, target: { of: 'time', ms: 40 * MINUTE }, limitMs: 45 * MINUTE },
  day: { sessions: FULL_DAY.day?.sessions ?? [], unplaced: [{ kind: 'task', ms: 7 * MINUTE }] },
  period: {
    ...WORKING.period,
    totals: {
      ...D5_TOTALS,
      submittedMs: D5_TOTALS.submittedMs + 7 * MINUTE,
      assumedMicros: 1_200_000,
      assumedTasks: 3,
      untimedTasks: 12,
      untimedMicros: 3_400_000,
      unknownPayTasks: 1,
      unknownPayMs: MINUTE,
    },
  },
};

export const NOT_UNDERSTOOD: PopupView = {
  ...EMPTY_TODAY,
  activeTab: { ...TAB, problems: [{ reason: 'props-missing', rows: 1 }] },
  problems: { count: 1, newest: { platform: 'mturk', page: 'working', reason: 'props-missing' } },
};

export const SUGGESTED: EffectiveReference = {
  region: 'US',
  name: 'United States (federal)',
  amountMicros: 7_250_000,
  currency: 'USD',
  unitsPerUsd: null,
  ratedOn: null,
  chosen: false,
};

/** DKI Jakarta by the month of 173 hours, with a rate of the worker's own. */
export const JAKARTA: EffectiveReference = {
  region: 'ID-JK',
  name: 'Indonesia, DKI Jakarta',
  amountMicros: 33_120_670_520,
  currency: 'IDR',
  unitsPerUsd: 16_600,
  ratedOn: '2026-11-20',
  chosen: true,
};

/** Brought in from a tool that knows when a task was accepted and submitted, and nothing of the work between tasks. */
export const IMPORTED: PopupView = {
  ...WORKING,
  running: null,
  activeTab: null,
  period: {
    ...{ period: 'all', currency: 'USD', clock: 'elapsed', apart: [] },
    totals: {
      ...emptyTotals(),
      ...{ approvedMicros: 1_000_000, approvedTasks: 2, rejectedMicros: 750_000, rejectedTasks: 1 },
      ...{ submittedMs: 540_000, rejectedMs: 420_000 },
    },
  },
  day: null,
};

export const VIEWS = {
  FIRST_RUN,
  EMPTY_TODAY,
  WORKING,
  CROWDED,
  MAY_COUNT,
  COUNTS,
  NOT_UNDERSTOOD,
  FULL_DAY,
  ENOUGH,
  IMPORTED,
};

export const POPUP_PROPS: PopupProps = {
  first: null,
  view: WORKING,
  period: 'today',
  failed: false,
  reference: SUGGESTED,
  missingHosts: [],
  now: () => NOW,
  onRetry: () => {},
  onCountTab: () => {},
  onPause: () => {},
  onWorked: () => {},
  onList: () => {},
  onNote: () => {},
  onAskHosts: () => {},
};
