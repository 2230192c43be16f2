import { describe, expect, it } from 'vitest';
import { correctionOf, draftOf, type TaskDraft } from '../../components/history/task-draft';
import type { TaskView } from '../../lib/ledger/recent-tasks';
import { TASK } from './tasks-samples';

const REQUESTERS = [
  { key: 'mturk:A1', requesterId: 'A1', names: ['Acme', 'Old Acme'] },
  { key: 'mturk:A2', requesterId: 'A2', names: ['Shared'] },
  { key: 'mturk:A3', requesterId: 'A3', names: ['Shared'] },
];
const make = (typed: Partial<TaskDraft>, task: TaskView = TASK) =>
  correctionOf({ ...draftOf(task), ...typed }, task, REQUESTERS);

describe('what is typed of a task', () => {
  it('is no correction where nothing was changed, to the millisecond', () => {
    expect(make({}, { ...TASK, durationMs: 61_234 })).toEqual({ correction: {} });
    expect(make({}, { ...TASK, durationMs: null, reward: null, requesterId: null })).toEqual({ correction: {} });
  });

  it('corrects just the fields that were changed', () => {
    expect(make({ minutes: '7' })).toEqual({ correction: { durationMs: 420_000 } });
    expect(make({ minutes: '', seconds: '30' })).toEqual({ correction: { durationMs: 30_000 } });
    expect(make({ minutes: '1440', seconds: '0' })).toEqual({ correction: { durationMs: 86_400_000 } });
    expect(make({ reward: '0.005' })).toEqual({ correction: { reward: { micros: 5_000, currency: 'USD' } } });
    expect(make({ state: 'rejected' })).toEqual({ correction: { state: 'rejected' } });
  });

  it.each([
    ['', ''],
    ['-1', '0'],
    ['1.5', '0'],
    ['0', '60'],
    ['1440', '1'],
    ['many', '0'],
  ])('is no time: %s min %s s', (minutes, seconds) => {
    expect(make({ minutes, seconds })).toEqual({ error: 'time' });
  });

  it.each(['', '-1', '$1', '1,5', '1e3', 'NaN'])('is no reward: %s', (reward) => {
    expect(make({ reward })).toEqual({ error: 'reward' });
  });

  it('finds a requester by its id or any of its names, if only one has it, and takes an id that nobody knows', () => {
    const found = { requesterId: 'A1', requesterName: 'Acme' };
    expect(make({ requester: 'A1' })).toEqual({ correction: { requester: found } });
    expect(make({ requester: ' Old Acme ' })).toEqual({ correction: { requester: found } });
    expect(make({ requester: 'ANEW1' })).toEqual({
      correction: { requester: { requesterId: 'ANEW1', requesterName: null } },
    });
    expect(make({ requester: 'Shared' })).toEqual({ error: 'requester-name' });
    expect(make({ requester: 'Shares' })).toEqual({ error: 'requester' });
    expect(make({ requester: '' })).toEqual({ error: 'requester' });
  });
});
