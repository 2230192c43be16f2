/** Made-up tasks and bonuses, one for each thing that the list can say of them. */
import type { NewestTasks, TaskView } from '../../lib/ledger/recent-tasks';
import type { Found } from '../../lib/ledger/search/asked';
import type { TaskCard } from '../../lib/ledger/task-card';

export const TASK: TaskView = {
  key: 'mturk:A1',
  platform: 'mturk',
  title: 'Which is the cat?',
  requesterId: 'AFAIR',
  requesterName: 'Fair Pictures',
  reward: { micros: 500_000, currency: 'USD' },
  currency: 'USD',
  durationMs: 300_000,
  clock: 'focused',
  pay: 6,
  state: 'submitted',
  isAssumed: false,
  isEdited: false,
  measured: {},
  endedAt: Date.UTC(2026, 10, 24, 3),
  workDay: null,
  assignedBonus: null,
};

const CORRECTED: TaskView = {
  ...TASK,
  key: 'mturk:A2',
  state: 'approved',
  isEdited: true,
  measured: {
    durationMs: 600_000,
    reward: null,
    state: 'rejected',
    requester: { requesterId: 'AELSE', requesterName: null },
  },
  assignedBonus: { micros: 100_000, currency: 'USD' },
};

const IN_HAND: TaskView = { ...TASK, key: 'mturk:A3', state: 'assigned', endedAt: null, pay: null };

const UNKNOWN: TaskView = {
  ...TASK,
  ...{ key: 'mturk:A4', title: null, requesterId: null, requesterName: null, reward: null, durationMs: null },
  pay: null,
  ...{ endedAt: null, workDay: '2026-10-01', isAssumed: true },
};

export const PAGE: NewestTasks = {
  tasks: [IN_HAND, TASK, CORRECTED, UNKNOWN],
  requesters: [
    { key: 'mturk:AFAIR', requesterId: 'AFAIR', names: ['Fair Pictures'] },
    { key: 'mturk:AELSE', requesterId: 'AELSE', names: [] },
  ],
  bonuses: [
    {
      key: 'mturk|bonus|2026-11-23',
      platform: 'mturk',
      kind: 'bonus',
      day: '2026-11-23',
      amount: { micros: 300_000, currency: 'USD' },
      status: null,
      assigned: [{ requesterKey: 'mturk:AFAIR', taskKey: 'mturk:A2', micros: 100_000 }],
    },
    {
      key: 'mturk|bonus|2026-11-22',
      platform: 'mturk',
      kind: 'bonus',
      day: '2026-11-22',
      amount: { micros: 100_000, currency: 'USD' },
      status: null,
      assigned: [{ requesterKey: 'mturk:AELSE', taskKey: null, micros: 250_000 }],
    },
  ],
};

/** All of them found, and nothing more to be found. */
export const FOUND: Found = {
  refs: PAGE.tasks.map(({ key }) => ({ key, rank: 1, value: 0 })),
  ...{ count: PAGE.tasks.length, isExact: true, isSettled: true, isComplete: true, read: 4, toRead: 4 },
};

export const CARD: TaskCard = {
  key: 'mturk:A1',
  platform: 'mturk',
  ...{ taskId: 'HIT1', assignmentId: 'A1', groupId: null, source: 'tracked', clock: 'focused' },
  ...{ acceptedAt: Date.UTC(2026, 10, 24, 2), deadlineAt: null, endedAt: TASK.endedAt, elapsedMs: 3_600_000 },
  states: [
    { state: 'assigned', at: Date.UTC(2026, 10, 24, 2) },
    { state: 'approved', at: Date.UTC(2026, 10, 24, 5) },
  ],
  spans: [{ startedAt: Date.UTC(2026, 10, 24, 2), endedAt: Date.UTC(2026, 10, 24, 2, 5) }],
  moreSpans: 0,
};
