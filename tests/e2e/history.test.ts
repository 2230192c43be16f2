/** The history page: all that the worker has goes out as one file, and comes in again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKER_ORIGIN } from '../practice/hosts';
import { bringIn, downloaded, exported, type HistoryFile, importText, openHistory } from './exchange';
import { noonDaysAgo, Past } from './past';
import { isNow, taskOf } from './records';
import { openStage, type Stage } from './stage';
import { submit } from './work';

let stage: Stage;
/** What the first browser holds: a past from a file, and a task that was really timed. */
let mine: { name: string; text: string };
beforeAll(async () => {
  stage = await openStage();
  const past = new Past(noonDaysAgo(1))
    .unpaid('searching', 90)
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: [90, 110, 120, 150, 200] })
    .task({ reward: 0.75, seconds: 420, state: 'rejected' })
    .task({ reward: 1, seconds: 60, state: 'returned' })
    .bonus(0.3);
  await bringIn(stage, 'history.json', past.file());
  const { page, assignment } = await stage.acceptAndOpen(stage.addTask().groupId);
  await submit(page);
  await stage.recordsOnce('the submit', isNow('submitted', assignment));
  await page.close();
  const history = await openHistory(stage);
  mine = await downloaded(stage, history);
  await history.close();
});
afterAll(() => stage?.close());

/** A history as text, without the moment of its export. */
function held({ exportedAt: _, ...history }: HistoryFile): string {
  return JSON.stringify(history, null, 1);
}

describe('the export', () => {
  it('is a file named for the day, with everything in it', () => {
    expect(mine.name).toMatch(/^upah-history-\d{4}-\d\d-\d\d\.json$/);
    const history: HistoryFile = JSON.parse(mine.text);
    expect(history).toMatchObject({ format: 'upah-history', version: 1, ratings: [] });
    expect(new Date(history.exportedAt).toISOString()).toBe(history.exportedAt);
    expect(history.tasks).toHaveLength(8);
    expect(history.payments).toMatchObject([{ kind: 'bonus', amount: { micros: 300_000, currency: 'USD' } }]);
    expect(history.requesters.map(({ requesterId }) => requesterId)).toContain('RECEIPTS');
    const timed = history.tasks.find(({ title }) => title === 'Which is the cat?');
    expect(timed).toMatchObject({
      platform: 'mturk',
      requesterName: 'Fair Pictures',
      reward: { micros: 500_000, currency: 'USD' },
      bonus: null,
      state: 'submitted',
      clock: 'focused',
      edited: false,
      source: 'tracked',
    });
    const spans = history.spans.filter(({ assignmentId }) => assignmentId === timed?.assignmentId);
    expect(spans.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(timed?.focusedMs);
  });

  it('is the same ledger in another browser, and a second time nothing new', async () => {
    const other = await openStage();
    try {
      const count = (JSON.parse(mine.text) as HistoryFile).tasks.length;
      expect(await bringIn(other, mine.name, mine.text)).toMatchObject({ added: count, updated: 0, rejected: 0 });
      const first = await exported(other);
      expect(held(first)).toBe(held(JSON.parse(mine.text)));
      const again = await bringIn(other, mine.name, mine.text);
      expect(again).toMatchObject({ added: 0, updated: 0, unchanged: count, rejected: 0 });
      expect(held(await exported(other))).toBe(held(first));
      expect(await other.figures('all')).toEqual(await stage.figures('all'));
    } finally {
      await other.close();
    }
  });
});

describe('a file that cannot be taken', () => {
  it.each([
    ['with nothing in it', '', 'The file is empty.'],
    ['of another kind', '<html><p>Not a log</p></html>', 'This kind of file is not known.'],
    ['that is broken', '{"format":"upah-history","version":1,"tasks":[{]}', 'not in the form'],
    ['of a version to come', '{"format":"upah-history","version":99}', 'Update the extension'],
    [
      'of several people',
      'hit,reward_usd,accept_utc,submit_utc,status,worker\nH1,1,2026-03-02 10:00:00,2026-03-02 10:30:00,Approved,a\nH2,1,2026-03-02 10:00:00,2026-03-02 10:30:00,Approved,b\n',
      'the work of several people',
    ],
  ])('%s says why, and changes nothing', async (_, text, words) => {
    const before = held(await exported(stage));
    const shown = await bringIn(stage, 'broken.json', text);
    expect(shown).toMatchObject({ added: 0, updated: 0, unchanged: 0, rejected: 1 });
    expect(shown.text).toContain(words);
    expect(held(await exported(stage))).toBe(before);
  });

  it('in part is taken in part, and each line that is not is named with its reason', async () => {
    const log = [
      'hit,reward_usd,accept_utc,submit_utc,status,requester_id',
      'GOODONE,0.25,2026-03-02 10:00:00,2026-03-02 10:05:00,Approved,AONE',
      'NOREWARD,soon,2026-03-02 10:05:00,2026-03-02 10:06:00,Approved,AONE',
      'BACKWARDS,0.25,2026-03-02 10:09:00,2026-03-02 10:07:00,Approved,AONE',
      ',0.25,2026-03-02 10:09:00,2026-03-02 10:10:00,Approved,AONE',
      'UNKNOWNSTATE,0.25,2026-03-02 10:09:00,2026-03-02 10:10:00,Dreamt,AONE',
      'GOODONE,0.25,2026-03-02 10:00:00,2026-03-02 10:05:00,Approved,AONE',
      'NOTIME,0.25,2026-02-30 10:00:00,2026-03-02 10:05:00,Approved,AONE',
      '',
    ].join('\n');
    const page = await openHistory(stage);
    const shown = await importText(page, 'log.csv', log);
    expect(shown).toMatchObject({ added: 1, updated: 0, unchanged: 0, rejected: 6 });
    expect(shown.lines).toEqual([
      { reason: 'reward-unreadable', text: 'Line 3: The reward cannot be read.' },
      { reason: 'time-backwards', text: 'Line 4: The task ends before it begins.' },
      { reason: 'id-missing', text: 'Line 5: The id of the task is missing.' },
      { reason: 'state-unknown', text: 'Line 6: The state of the task is not known.' },
      { reason: 'duplicate', text: 'Line 7: The same task stands further up already.' },
      { reason: 'time-unreadable', text: 'Line 8: A time cannot be read.' },
    ]);
    expect(await importText(page, 'log.csv', log)).toMatchObject({ added: 0, updated: 0, unchanged: 1, rejected: 6 });
    await page.close();
  });
});

it('also imports over a task that is being timed, and loses nothing of it', async () => {
  const { page, assignment } = await stage.acceptAndOpen(stage.addTask({ title: 'Still in hand' }).groupId);
  await stage.recordsOnce('the task', ({ tasks }) =>
    tasks.some(({ assignmentId, reward }) => assignmentId === assignment.assignmentId && reward !== null),
  );
  expect(await bringIn(stage, mine.name, mine.text)).toMatchObject({ added: 0, updated: 0, rejected: 0 });
  const records = await stage.records();
  expect(taskOf(records, assignment)).toMatchObject({ state: 'assigned', title: 'Still in hand' });
  await stage.launched.goTo(page, `${WORKER_ORIGIN}/projects`);
  await page.close();
});
