import type { ImportedTask } from '../../lib/exchange/imported';
import { NOW } from './test-ledger';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let made = 0;

/** An approved task that was worked on for some minutes, for some dollars: one of many alike, an hour after the last. */
export function doneTask(dollars: number, minutes: number, fields: Partial<ImportedTask> = {}): ImportedTask {
  made += 1;
  const endedAt = fields.endedAt ?? NOW - 720 * HOUR + made * HOUR;
  const ms = Math.round(minutes * MINUTE);
  return {
    platform: 'mturk',
    taskId: `H${made}`,
    assignmentId: `A${made}`,
    groupId: 'GROUP1',
    requesterId: 'AREQUESTER1',
    requesterName: 'Acme Research',
    title: 'Find the traffic lights',
    reward: { micros: Math.round(dollars * 1e6), currency: 'USD' },
    bonus: null,
    state: 'approved',
    stateHistory: [{ state: 'approved', at: endedAt }],
    acceptedAt: endedAt - ms,
    deadlineAt: null,
    endedAt,
    focusedMs: ms,
    elapsedMs: ms,
    clock: 'focused',
    edited: false,
    source: 'tracked',
    ...fields,
  };
}
