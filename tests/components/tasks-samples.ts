/** Made-up tasks and bonuses, one for each thing that the list can say of them. */
import type { TaskPage, TaskView } from '../../lib/ledger/recent-tasks';

export const TASK: TaskView = {
  key: 'mturk:A1',
  title: 'Which is the cat?',
  requesterId: 'AFAIR',
  requesterName: 'Fair Pictures',
  reward: { micros: 500_000, currency: 'USD' },
  currency: 'USD',
  durationMs: 300_000,
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

const IN_HAND: TaskView = { ...TASK, key: 'mturk:A3', state: 'assigned', endedAt: null };

const UNKNOWN: TaskView = {
  ...TASK,
  ...{ key: 'mturk:A4', title: null, requesterId: null, requesterName: null, reward: null, durationMs: null },
  ...{ endedAt: null, workDay: '2026-10-01', isAssumed: true },
};

export const PAGE: TaskPage = {
  tasks: [IN_HAND, TASK, CORRECTED, UNKNOWN],
  next: { at: 1, key: 'mturk:A4' },
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
