import { describe, expect, it } from 'vitest';
import { EndlessRow } from '../../lib/exchange/csv';
import type { WorkLogRow } from '../../lib/exchange/work-log-csv';
import { readWorkLog, workersOf } from '../../lib/exchange/work-log-csv';
import { generateLog } from '../fixtures/logs/generate-log';

const HEADER = 'batch,hit_type,hit,worker,reward_usd,accept_utc,submit_utc,work_time_s,status,time_allotted_s';
const ROW = 'b,T016,H1,w1,0.45,2017-04-13T13:53:13Z,2017-04-13T13:56:58Z,,Approved,1200';

async function rowsOf(text: string, worker?: string): Promise<WorkLogRow[]> {
  const rows: WorkLogRow[] = [];
  for await (const piece of readWorkLog(new Blob([text]), worker)) rows.push(...piece.rows);
  return rows;
}

/** The row with some cells replaced, by column. */
function rowWith(cells: Record<string, string>): string {
  const values = ROW.split(',');
  return HEADER.split(',')
    .map((column, index) => cells[column] ?? values[index])
    .join(',');
}

describe('readWorkLog', () => {
  it('reads a row as an imported task on the elapsed clock', async () => {
    expect(await rowsOf(`${HEADER}\n${ROW}\n`)).toEqual([
      {
        line: 2,
        task: {
          platform: 'mturk',
          taskId: 'H1',
          assignmentId: null,
          groupId: 'T016',
          requesterId: null,
          requesterName: null,
          title: null,
          reward: { micros: 450_000, currency: 'USD' },
          bonus: null,
          state: 'approved',
          stateHistory: [{ state: 'assigned', at: Date.UTC(2017, 3, 13, 13, 53, 13) }],
          acceptedAt: Date.UTC(2017, 3, 13, 13, 53, 13),
          deadlineAt: Date.UTC(2017, 3, 13, 14, 13, 13),
          endedAt: Date.UTC(2017, 3, 13, 13, 56, 58),
          focusedMs: null,
          elapsedMs: 225_000,
          clock: 'elapsed',
          edited: false,
          source: 'import:work-log',
        },
      },
    ]);
  });

  it.each([
    ['an unreadable amount', { reward_usd: 'n/a' }, 'reward-unreadable'],
    ['no amount', { reward_usd: '' }, 'reward-unreadable'],
    ['a negative amount', { reward_usd: '-1' }, 'reward-unreadable'],
    ['NaN', { reward_usd: 'NaN' }, 'reward-unreadable'],
    ['an amount with a symbol', { reward_usd: '$0.45' }, 'reward-unreadable'],
    ['no submit time', { submit_utc: '' }, 'time-unreadable'],
    ['no accept time and no work time', { accept_utc: '' }, 'time-unreadable'],
    ['a day that does not exist', { accept_utc: '2017-02-30T10:00:00Z' }, 'time-unreadable'],
    ['a time in another zone', { accept_utc: '2017-04-13T13:53:13+07:00' }, 'time-unreadable'],
    ['a submit before the accept', { submit_utc: '2017-04-13T13:53:12Z' }, 'time-backwards'],
    ['a state of another platform', { status: 'Screened' }, 'state-unknown'],
    ['a state that is a key of every object', { status: 'constructor' }, 'state-unknown'],
    ['no task', { hit: ' ' }, 'id-missing'],
  ])('rejects a row with %s, and reads on', async (_what, cells, reason) => {
    const rows = await rowsOf(`${HEADER}\n${rowWith(cells)}\n${ROW}\n`);
    expect(rows[0]).toEqual({ line: 2, reason });
    expect(rows[1]).toHaveProperty('task.taskId', 'H1');
  });

  it.each([
    ['Approved', 'approved'],
    ['Rejected', 'rejected'],
    ['Submitted', 'submitted'],
    ['Pending', 'submitted'],
    ['PAID', 'paid'],
    ['Returned', 'returned'],
  ])('reads the state %s', async (status, state) => {
    expect((await rowsOf(`${HEADER}\n${rowWith({ status })}`))[0]).toHaveProperty('task.state', state);
  });

  it('takes the accept time from the work time where the file has no other', async () => {
    const [row] = await rowsOf(`${HEADER}\n${rowWith({ accept_utc: '', work_time_s: '225' })}`);
    expect(row).toHaveProperty('task.acceptedAt', Date.UTC(2017, 3, 13, 13, 53, 13));
  });

  it('reads requesters, titles and assignments where the file has them, in any order of columns', async () => {
    const text = `title,requester_name,requester_id,assignment_id,${HEADER}\r\n"Tag, twice","A ""B""",A9,3X,${ROW}\r\n`;
    expect((await rowsOf(text))[0]).toMatchObject({
      task: { title: 'Tag, twice', requesterName: 'A "B"', requesterId: 'A9', assignmentId: '3X', taskId: 'H1' },
    });
  });

  it.each([';', '\t'])('reads a file that is separated by %j', async (delimiter) => {
    const text = `${HEADER}\n${ROW}\n`.replaceAll(',', delimiter);
    expect((await rowsOf(text))[0]).toHaveProperty('task.reward.micros', 450_000);
  });

  it('counts the lines of a file, also those inside quotes and the empty ones', async () => {
    const text = `${HEADER},title\n\n${rowWith({ hit: 'H1' })},"two\nlines"\n${rowWith({ hit: '' })},x\n`;
    expect((await rowsOf(text)).map(({ line }) => line)).toEqual([3, 5]);
  });

  it('rejects a task that the file has already given', async () => {
    expect((await rowsOf(`${HEADER}\n${ROW}\n${ROW}\n`))[1]).toEqual({ line: 3, reason: 'duplicate' });
  });

  it('takes one worker out of several', async () => {
    const text = `${HEADER}\n${ROW}\n${rowWith({ worker: 'w2' })}\n`;
    expect(await workersOf(new Blob([text]))).toEqual(['w1', 'w2']);
    const rows = await rowsOf(text, 'w2');
    expect(rows).toMatchObject([{ line: 3, task: { taskId: 'H1' } }]);
  });

  it('says where a quote is never closed, after the rows before it', async () => {
    const rows: WorkLogRow[] = [];
    const read = async () => {
      for await (const piece of readWorkLog(new Blob([`${HEADER}\n${ROW}\n"never,closed\n${ROW}\n`]))) {
        rows.push(...piece.rows);
      }
    };
    await expect(read()).rejects.toThrow(new EndlessRow(3));
    expect(rows).toHaveLength(1);
  });

  it('reads a long file in pieces, with no row lost between them', async () => {
    const file = new Blob([generateLog({ rows: 5000, seed: 7, startsAt: Date.UTC(2025, 0, 1) })]);
    const pieces: number[] = [];
    const ids: string[] = [];
    for await (const { rows, bytesRead } of readWorkLog(file)) {
      pieces.push(bytesRead);
      for (const row of rows) if ('task' in row) ids.push(row.task.taskId);
    }
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.at(-1)).toBe(file.size);
    expect(ids).toEqual(Array.from({ length: 5000 }, (_, row) => `H${String(row).padStart(7, '0')}`));
  });
});
